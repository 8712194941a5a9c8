package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

/** Shows the question, which is a view of its own. */
public class LoanConsentActivity extends Activity {
    public static final String AGREED = "agreed";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_consent);
        AskView card = (AskView) findViewById(R.id.card);
        card.setOnAccept(() -> answer(true));
        card.setOnDecline(() -> finishAffinity());
    }

    void answer(boolean agreed) {
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", agreed).apply();
        startActivity(new Intent(this, LoanApplyActivity.class).putExtra(AGREED, agreed));
        finish();
    }
}
