package org.apache.cordova;

import android.app.Activity;

import org.json.JSONArray;
import org.json.JSONException;

/** Small stand-in for the library's class that plug-ins extend. */
public class CordovaPlugin {
    public Activity activity;

    public boolean execute(String action, JSONArray args, CallbackContext callback) throws JSONException {
        return false;
    }
}
