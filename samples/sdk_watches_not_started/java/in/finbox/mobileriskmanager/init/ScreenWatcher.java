package in.finbox.mobileriskmanager.init;

import android.Manifest;
import android.app.Activity;
import android.app.Application;
import android.content.pm.PackageManager;
import android.os.Bundle;

import androidx.core.app.ActivityCompat;

/** Invented: counts whom the borrower knows as soon as a screen is there. */
final class ScreenWatcher implements Application.ActivityLifecycleCallbacks {
    @Override
    public void onActivityResumed(Activity screen) {
        int held = screen.checkCallingOrSelfPermission(Manifest.permission.READ_CONTACTS);
        if (held == PackageManager.PERMISSION_GRANTED) {
            Network.count(screen.getContentResolver());
        } else {
            ActivityCompat.requestPermissions(screen, new String[] {Manifest.permission.READ_CONTACTS}, 9);
        }
    }

    @Override
    public void onActivityCreated(Activity screen, Bundle state) {
    }

    @Override
    public void onActivityStarted(Activity screen) {
    }

    @Override
    public void onActivityPaused(Activity screen) {
    }

    @Override
    public void onActivityStopped(Activity screen) {
    }

    @Override
    public void onActivitySaveInstanceState(Activity screen, Bundle state) {
    }

    @Override
    public void onActivityDestroyed(Activity screen) {
    }
}
