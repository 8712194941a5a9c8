package com.baseaskswhatscreenssay.app;

import android.app.Activity;
import android.content.pm.PackageManager;

import androidx.core.content.ContextCompat;

/** A screen that needs something of the phone: which, each says. */
abstract class AskingActivity extends Activity {
    private static final int ASKED = 5;

    abstract String permission();

    abstract void granted();

    abstract void denied();

    final void askSystem() {
        int held = ContextCompat.checkSelfPermission(this, permission());
        if (held == PackageManager.PERMISSION_GRANTED) {
            granted();
        } else {
            requestPermissions(new String[] {permission()}, ASKED);
        }
    }

    @Override
    public final void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            granted();
        } else {
            denied();
        }
    }
}
