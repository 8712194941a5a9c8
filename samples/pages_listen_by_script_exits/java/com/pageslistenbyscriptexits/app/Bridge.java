package com.pageslistenbyscriptexits.app;

import android.webkit.JavascriptInterface;

/** What the pages may call. */
public class Bridge {
    private final MainActivity screen;

    Bridge(MainActivity screen) {
        this.screen = screen;
    }

    @JavascriptInterface
    public void agreed() {
        screen.getSharedPreferences("loan", 0).edit()
                .putString("contacts", "1@" + System.currentTimeMillis() / 1000).apply();
        screen.runOnUiThread(screen::ask);
    }

    @JavascriptInterface
    public void leave() {
        screen.finish();
    }
}
