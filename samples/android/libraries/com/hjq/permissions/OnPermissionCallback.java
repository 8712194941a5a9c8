package com.hjq.permissions;

import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public interface OnPermissionCallback {
    void onGranted(List<String> permissions, boolean all);

    void onDenied(List<String> permissions, boolean never);
}
