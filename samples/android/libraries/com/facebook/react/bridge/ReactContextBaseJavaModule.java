package com.facebook.react.bridge;

import android.app.Activity;

/** Small stand-in for the library's class that modules extend. */
public abstract class ReactContextBaseJavaModule implements NativeModule {
    private final Activity activity;

    protected ReactContextBaseJavaModule(Activity activity) {
        this.activity = activity;
    }

    protected Activity getCurrentActivity() {
        return activity;
    }
}
