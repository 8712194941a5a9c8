package org.apache.cordova;

import android.webkit.WebView;

import org.json.JSONArray;

/** Small stand-in for the library's class of this name: it answers the script that called. */
public class CallbackContext {
    private final String id;
    private final WebView page;

    public CallbackContext(String id, WebView page) {
        this.id = id;
        this.page = page;
    }

    public void success(JSONArray answer) {
        page.loadUrl("javascript:cordova.callbackFromNative('" + id + "',true," + answer + ")");
    }

    public void error(String what) {
        page.loadUrl("javascript:cordova.callbackFromNative('" + id + "',false,'" + what + "')");
    }
}
