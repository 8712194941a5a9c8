package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

import com.brightfern.credit.databinding.ActivityConsentBinding;

/** Tells the borrower what is read from the phone; its views come by view binding. */
public class LoanConsentActivity extends Activity {
    public static final String AGREED = "agreed";

    private ActivityConsentBinding views;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        views = ActivityConsentBinding.inflate(getLayoutInflater());
        setContentView(views.getRoot());
        views.agree.setOnClickListener(view -> answer(true));
        views.refuse.setOnClickListener(view -> answer(false));
    }

    private void answer(boolean agreed) {
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", agreed).apply();
        startActivity(new Intent(this, LoanApplyActivity.class).putExtra(AGREED, agreed));
        finish();
    }
}
