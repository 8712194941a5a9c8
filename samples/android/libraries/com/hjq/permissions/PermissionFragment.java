package com.hjq.permissions;

import android.app.Activity;
import android.app.Fragment;
import android.os.Bundle;
import java.util.ArrayList;
import java.util.List;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class PermissionFragment extends Fragment {
    private List<String> names = new ArrayList<String>();
    private OnPermissionCallback callback;

    static void launch(Activity activity, List<String> names, OnPermissionCallback callback) {
        PermissionFragment fragment = new PermissionFragment();
        fragment.names = names;
        fragment.callback = callback;
        activity.getFragmentManager().beginTransaction().add(fragment, "permissions").commit();
    }

    @Override
    public void onActivityCreated(Bundle state) {
        super.onActivityCreated(state);
        getActivity().requestPermissions(names.toArray(new String[0]), 7);
    }

    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == 0) {
            callback.onGranted(names, true);
        } else {
            callback.onDenied(names, false);
        }
    }
}
