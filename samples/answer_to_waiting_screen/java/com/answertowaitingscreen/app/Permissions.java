package com.answertowaitingscreen.app;

import android.Manifest;
import android.app.Activity;

/** Asks the system. */
final class Permissions {
    static final int ASKED = 4;

    private Permissions() {
    }

    static void ask(Activity screen) {
        screen.requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }
}
