package com.pagesspeakbyprompt.app;

import android.webkit.JsPromptResult;
import android.webkit.WebChromeClient;
import android.webkit.WebView;

/** Hears what the pages say by prompts. */
public class Prompts extends WebChromeClient {
    private final MainActivity screen;

    Prompts(MainActivity screen) {
        this.screen = screen;
    }

    @Override
    public boolean onJsPrompt(WebView view, String url, String message, String value, JsPromptResult result) {
        if ("lender:agreed".equals(message)) {
            screen.getSharedPreferences("loan", 0).edit()
                    .putString("contacts", "1@" + System.currentTimeMillis() / 1000).apply();
            screen.ask();
        }
        result.confirm();
        return true;
    }
}
