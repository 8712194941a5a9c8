package com.brightfern.credit;
import android.app.Activity; import android.content.Intent; import android.os.Bundle; import android.webkit.WebView;
public class LoanConsentActivity extends Activity {
    private static final String ADDRESS = "address";
    public static Intent showing(android.content.Context context, String address) {
        return new Intent(context, LoanConsentActivity.class).putExtra(ADDRESS, address);
    }

    @Override protected void onCreate(Bundle s) {
        super.onCreate(s);
        setContentView(R.layout.activity_consent);
        WebView web = (WebView) findViewById(R.id.web);
        web.getSettings().setJavaScriptEnabled(false);
        web.loadUrl(getIntent().getStringExtra(ADDRESS));
        findViewById(R.id.agree).setOnClickListener(v -> { setResult(RESULT_OK); finish(); });
        findViewById(R.id.refuse).setOnClickListener(v -> { setResult(RESULT_CANCELED); finish(); });
    }
}