package com.hjq.permissions;

import android.app.Activity;
import java.util.ArrayList;
import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class XXPermissions {
    private final Activity activity;
    private final List<String> names = new ArrayList<String>();

    private XXPermissions(Activity activity) {
        this.activity = activity;
    }

    public static XXPermissions with(Activity activity) {
        return new XXPermissions(activity);
    }

    public XXPermissions permission(String name) {
        names.add(name);
        return this;
    }

    public void request(OnPermissionCallback callback) {
        PermissionFragment.launch(activity, names, callback);
    }
}
