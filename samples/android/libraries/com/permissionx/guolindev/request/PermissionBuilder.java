package com.permissionx.guolindev.request;

import android.app.Activity;
import com.permissionx.guolindev.callback.RequestCallback;
import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class PermissionBuilder {
    final List<String> names;
    RequestCallback callback;
    private final Activity activity;

    public PermissionBuilder(Activity activity, List<String> names) {
        this.activity = activity;
        this.names = names;
    }

    public void request(RequestCallback callback) {
        this.callback = callback;
        InvisibleFragment fragment = new InvisibleFragment();
        fragment.builder = this;
        activity.getFragmentManager().beginTransaction().add(fragment, "invisible").commit();
    }
}
