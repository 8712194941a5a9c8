package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;

/** Takes a number and the amount of the loan. */
public class AccountActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_account);
        findViewById(R.id.create).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        String amount = ((EditText) findViewById(R.id.amount)).getText().toString();
        if (amount.length() >= 2) {
            startActivity(new Intent(this, LoanConsentActivity.class));
            finish();
        }
    }
}
