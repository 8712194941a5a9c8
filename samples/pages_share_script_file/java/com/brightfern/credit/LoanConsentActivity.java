package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.webkit.JavascriptInterface;
import android.webkit.WebView;
import android.webkit.WebViewClient;

/** Shows the page that tells what is read, and hears what its buttons say. */
public class LoanConsentActivity extends Activity {
    public static final String AGREED = "agreed";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        WebView page = new WebView(this);
        page.getSettings().setJavaScriptEnabled(true);
        page.addJavascriptInterface(new Bridge(), "Lender");
        page.loadUrl("file:///android_asset/ask/start.html");
        page.setWebViewClient(new WebViewClient() {
            @Override
            public void onPageFinished(WebView view, String url) {
                view.loadUrl("javascript:greet('" + getSharedPreferences("loan", MODE_PRIVATE).getString("name", "") + "')");
            }
        });
        setContentView(page);
    }

    private void answer(final boolean agreed) {
        runOnUiThread(new Runnable() {
            @Override
            public void run() {
                getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", agreed).apply();
                startActivity(new Intent(LoanConsentActivity.this, LoanApplyActivity.class).putExtra(AGREED, agreed));
                finish();
            }
        });
    }

    /** What the page may call. */
    private class Bridge {
        @JavascriptInterface
        public void agree() {
            answer(true);
        }

        @JavascriptInterface
        public void leave() {
            answer(false);
        }
    }
}
