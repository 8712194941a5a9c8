package com.karumi.dexter.listener.single;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface PermissionListener {
    void onPermissionGranted(String name);

    void onPermissionDenied(String name);
}
