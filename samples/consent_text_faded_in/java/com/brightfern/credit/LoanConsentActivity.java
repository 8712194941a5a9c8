package com.brightfern.credit;

import android.animation.ObjectAnimator;
import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;

/** Tells the borrower what is read from the phone, and asks. */
public class LoanConsentActivity extends Activity {
    public static final String AGREED = "agreed";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_consent);
        ObjectAnimator.ofFloat(findViewById(R.id.consent_text), "alpha", 1f).start();
        findViewById(R.id.agree).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                answer(true);
            }
        });
        findViewById(R.id.refuse).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                startActivity(new Intent(LoanConsentActivity.this, TypedContactActivity.class));
                finish();
            }
        });
    }

    private void answer(boolean agreed) {
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", agreed).apply();
        startActivity(new Intent(this, LoanApplyActivity.class).putExtra(AGREED, agreed));
        finish();
    }
}
