package com.facebook.react.modules.permissions;

import android.app.Activity;

import com.facebook.react.bridge.Callback;
import com.facebook.react.bridge.ReactContextBaseJavaModule;
import com.facebook.react.bridge.ReactMethod;

/** Small stand-in for the library's module: asks the system for what the script names. */
public final class PermissionsModule extends ReactContextBaseJavaModule {
    private static final int ASKED = 7;

    public PermissionsModule(Activity activity) {
        super(activity);
    }

    @Override
    public String getName() {
        return "PermissionsAndroid";
    }

    @ReactMethod
    public void requestPermission(String permission, Callback answer) {
        getCurrentActivity().requestPermissions(new String[] {permission}, ASKED);
    }
}
