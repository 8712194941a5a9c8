package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

/** Shows the privacy policy that the package holds. */
public class PolicyActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        WebView page = new WebView(this);
        setContentView(page);
        page.loadUrl("file:///android_asset/privacy.html");
    }
}
