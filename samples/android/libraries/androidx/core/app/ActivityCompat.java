package androidx.core.app;

import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Build;
import android.os.Handler;
import android.os.Looper;

import androidx.core.content.ContextCompat;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public class ActivityCompat extends ContextCompat {
    private static final int MARSHMALLOW = 23;

    protected ActivityCompat() {
    }

    /** Gets the answer where the framework has no such callback. */
    public interface OnRequestPermissionsResultCallback {
        void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results);
    }

    public static void requestPermissions(
            final Activity activity, final String[] permissions, final int requestCode) {
        if (Build.VERSION.SDK_INT >= MARSHMALLOW) {
            activity.requestPermissions(permissions, requestCode);
        } else if (activity instanceof OnRequestPermissionsResultCallback) {
            new Handler(Looper.getMainLooper()).post(new Runnable() {
                @Override
                public void run() {
                    tellGranted(activity, permissions, requestCode);
                }
            });
        }
    }

    public static boolean shouldShowRequestPermissionRationale(Activity activity, String name) {
        return Build.VERSION.SDK_INT >= MARSHMALLOW
                && activity.shouldShowRequestPermissionRationale(name);
    }

    private static void tellGranted(Activity activity, String[] permissions, int requestCode) {
        int[] results = new int[permissions.length];
        PackageManager manager = activity.getPackageManager();
        for (int i = 0; i < permissions.length; i++) {
            results[i] = manager.checkPermission(permissions[i], activity.getPackageName());
        }
        ((OnRequestPermissionsResultCallback) activity)
                .onRequestPermissionsResult(requestCode, permissions, results);
    }
}
