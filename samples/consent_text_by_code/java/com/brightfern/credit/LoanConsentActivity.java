package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.text.Html;
import android.text.SpannableStringBuilder;
import android.widget.TextView;

/** Tells the borrower what is read from the phone, and asks. */
public class LoanConsentActivity extends Activity {
    public static final String AGREED = "agreed";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_consent);
        TextView words = (TextView) findViewById(R.id.consent_text);
        SpannableStringBuilder text = new SpannableStringBuilder();
        text.append(Html.fromHtml(getString(R.string.code_first)));
        text.append("It is sent to our server, kept for 90 days, and given to nobody else.");
        words.setText(text);
        findViewById(R.id.agree).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                answer(true);
            }
        });
        findViewById(R.id.refuse).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                answer(false);
            }
        });
    }

    private void answer(boolean agreed) {
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", agreed).apply();
        startActivity(new Intent(this, LoanApplyActivity.class).putExtra(AGREED, agreed));
        finish();
    }
}
