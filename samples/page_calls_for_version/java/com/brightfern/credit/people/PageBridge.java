package com.brightfern.credit.people;

import android.webkit.JavascriptInterface;

/** What the page may ask of the app. */
public class PageBridge {
    @JavascriptInterface
    public String version() {
        return "1.4.2";
    }
}
