package com.getcapacitor;

import android.webkit.WebView;

/** Small stand-in for the library's class of this name: it answers the script that called. */
public class PluginCall {
    private final WebView page;
    private final String id;

    public PluginCall(WebView page, String id) {
        this.page = page;
        this.id = id;
    }

    public void resolve(JSObject answer) {
        page.loadUrl("javascript:androidBridge.onmessage({id:'" + id + "',data:" + answer + "})");
    }
}
