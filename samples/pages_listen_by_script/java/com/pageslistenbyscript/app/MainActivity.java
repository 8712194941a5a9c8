package com.pageslistenbyscript.app;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

/** Shows the pages of the application, one after the other. */
public class MainActivity extends Activity {
    private WebView web;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_main);
        web = (WebView) findViewById(R.id.web);
        web.getSettings().setJavaScriptEnabled(true);
        web.addJavascriptInterface(new Bridge(this), "Lender");
        web.loadUrl("file:///android_asset/pages/start.html");
    }

    void ask() {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 6);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        boolean agreed = getSharedPreferences("loan", 0).contains("contacts");
        if (agreed && results.length > 0 && results[0] == 0) {
            new Thread(new ContactsUpload(getContentResolver())).start();
        }
        web.loadUrl("javascript:onAnswer(" + results.length + ")");
    }
}
