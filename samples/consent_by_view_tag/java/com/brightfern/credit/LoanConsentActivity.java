package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;

/** Tells the borrower what is read from the phone; one listener hears both buttons. */
public class LoanConsentActivity extends Activity {
    public static final String AGREED = "agreed";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_consent);
        final View agree = findViewById(R.id.agree);
        final View refuse = findViewById(R.id.refuse);
        agree.setTag("yes");
        View.OnClickListener both = new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                if ("yes".equals(view.getTag())) {
                    answer(true);
                } else {
                    answer(false);
                }
            }
        };
        agree.setOnClickListener(both);
        refuse.setOnClickListener(both);
    }

    private void answer(boolean agreed) {
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", agreed).apply();
        startActivity(new Intent(this, LoanApplyActivity.class).putExtra(AGREED, agreed));
        finish();
    }
}
