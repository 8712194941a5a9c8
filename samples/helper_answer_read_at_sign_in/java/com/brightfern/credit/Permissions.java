package com.brightfern.credit;

import android.app.Activity;

import androidx.core.app.ActivityCompat;

/** Asks the system for one permission. */
final class Permissions {
    private Permissions() {
    }

    static void ask(Activity screen, String permission, int code) {
        ActivityCompat.requestPermissions(screen, new String[] {permission}, code);
    }
}
