package org.apache.cordova.api;

import android.app.Activity;

import org.json.JSONArray;

/** Small stand-in for what plug-ins extended before Cordova 2. */
public abstract class Plugin {
    public Activity ctx;

    /** Answers a script. */
    public abstract String execute(String action, JSONArray args, String callbackId);
}
