package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

import com.brightfern.credit.people.LenderClient;

/** Shows the lender's page. */
public class ResultActivity extends Activity {
    public static final String AMOUNT = "amount";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        WebView page = new WebView(this);
        page.getSettings().setJavaScriptEnabled(true);
        page.setWebViewClient(new LenderClient(this));
        page.loadUrl("https://m.brightfern.example/apply");
        setContentView(page);
    }
}
