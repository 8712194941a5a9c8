package com.permissionx.guolindev;

import android.app.Activity;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class PermissionX {
    private PermissionX() {
    }

    public static PermissionMediator init(Activity activity) {
        return new PermissionMediator(activity);
    }
}
