package com.brightfern.credit;
import android.app.Activity; import android.os.Bundle; import android.widget.*;
public class LoanConsentActivity extends Activity {
    private static final int[] TITLES = {R.string.s1_title, R.string.ask_title};
    private static final int[] TEXTS = {R.string.s1_text, R.string.ask_body};
    private int step;
    @Override protected void onCreate(Bundle s) {
        super.onCreate(s);
        setContentView(R.layout.activity_consent);
        show();
        findViewById(R.id.agree).setOnClickListener(v -> next());
        findViewById(R.id.refuse).setOnClickListener(v -> { setResult(RESULT_CANCELED); finish(); });
    }
    private void next() {
        step++;
        if (step < TITLES.length) { show(); } else { setResult(RESULT_OK); finish(); }
    }
    private void show() {
        ((TextView) findViewById(R.id.step_title)).setText(TITLES[step]);
        ((TextView) findViewById(R.id.step_text)).setText(TEXTS[step]);
        ((Button) findViewById(R.id.agree)).setText(step == TITLES.length - 1 ? R.string.ask_agree : R.string.ask_next);
    }
}