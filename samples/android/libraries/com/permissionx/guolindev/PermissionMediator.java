package com.permissionx.guolindev;

import android.app.Activity;
import com.permissionx.guolindev.request.PermissionBuilder;
import java.util.Arrays;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class PermissionMediator {
    private final Activity activity;

    PermissionMediator(Activity activity) {
        this.activity = activity;
    }

    public PermissionBuilder permissions(String... names) {
        return new PermissionBuilder(activity, Arrays.asList(names));
    }
}
