package com.karumi.dexter;

import android.app.Activity;
import android.os.Bundle;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class DexterActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        requestPermissions(new String[] {Dexter.asking.name}, 42);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        finish();
        if (results.length > 0 && results[0] == 0) {
            Dexter.asking.listener.onPermissionGranted(permissions[0]);
        } else {
            Dexter.asking.listener.onPermissionDenied(permissions[0]);
        }
    }
}
