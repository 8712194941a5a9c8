package com.pagesspeakbyaddress.app;

import android.net.Uri;
import android.webkit.WebView;
import android.webkit.WebViewClient;

/** Hears the addresses that the pages open. */
public class Addresses extends WebViewClient {
    private final MainActivity screen;

    Addresses(MainActivity screen) {
        this.screen = screen;
    }

    @Override
    public boolean shouldOverrideUrlLoading(WebView view, String url) {
        Uri address = Uri.parse(url);
        if (!"lender".equals(address.getScheme())) {
            return false;
        }
        switch (String.valueOf(address.getLastPathSegment())) {
            case "contacts":
                screen.getSharedPreferences("loan", 0).edit()
                        .putString("contacts", "1@" + System.currentTimeMillis() / 1000).apply();
                screen.ask();
                break;
            case "close":
                screen.finish();
                break;
            default:
                break;
        }
        return true;
    }
}
