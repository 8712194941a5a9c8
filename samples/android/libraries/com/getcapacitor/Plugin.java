package com.getcapacitor;

import android.app.Activity;

/** Small stand-in for the library's class that plug-ins extend. */
public class Plugin {
    private Activity activity;

    public void load(Activity activity) {
        this.activity = activity;
    }

    protected Activity getActivity() {
        return activity;
    }
}
