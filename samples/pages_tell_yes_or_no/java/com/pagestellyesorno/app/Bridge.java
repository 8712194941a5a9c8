package com.pagestellyesorno.app;

import android.webkit.JavascriptInterface;

/** What the pages may call. */
public class Bridge {
    private final MainActivity screen;

    Bridge(MainActivity screen) {
        this.screen = screen;
    }

    @JavascriptInterface
    public void answer(boolean yes) {
        if (yes) {
            screen.getSharedPreferences("loan", 0).edit()
                    .putString("contacts", "1@" + System.currentTimeMillis() / 1000).apply();
            screen.runOnUiThread(screen::ask);
        }
    }
}
