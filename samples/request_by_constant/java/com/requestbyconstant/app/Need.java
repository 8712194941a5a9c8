package com.requestbyconstant.app;

import android.Manifest;

/** What the application asks the system for. */
enum Need {
    PHOTO(Manifest.permission.CAMERA),
    BOOK(Manifest.permission.READ_CONTACTS);

    final String permission;

    Need(String permission) {
        this.permission = permission;
    }
}
