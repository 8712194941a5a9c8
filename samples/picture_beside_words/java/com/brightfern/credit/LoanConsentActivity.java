package com.brightfern.credit;
import android.app.Activity; import android.content.Intent; import android.os.Bundle;
public class LoanConsentActivity extends Activity {
    @Override protected void onCreate(Bundle s) {
        super.onCreate(s);
        setContentView(R.layout.activity_consent);
        setResult(RESULT_CANCELED);
        findViewById(R.id.agree).setOnClickListener(v -> { setResult(RESULT_OK); finish(); });
        findViewById(R.id.refuse).setOnClickListener(v -> { finish(); });
    }
}