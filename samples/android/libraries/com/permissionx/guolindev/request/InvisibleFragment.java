package com.permissionx.guolindev.request;

import android.app.Fragment;
import android.os.Bundle;
import java.util.Collections;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class InvisibleFragment extends Fragment {
    PermissionBuilder builder;

    @Override
    public void onActivityCreated(Bundle state) {
        super.onActivityCreated(state);
        getActivity().requestPermissions(builder.names.toArray(new String[0]), 2);
    }

    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        boolean all = results.length > 0 && results[0] == 0;
        builder.callback.onResult(
                all, builder.names, Collections.<String>emptyList());
    }
}
