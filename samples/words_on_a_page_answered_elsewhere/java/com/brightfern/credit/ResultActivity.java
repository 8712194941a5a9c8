package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;
import android.widget.TextView;

/** Tells the borrower what was decided. */
public class ResultActivity extends Activity {
    public static final String AMOUNT = "amount";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_result);
        getFragmentManager().beginTransaction().add(android.R.id.content, new ContactsPage()).commit();
        TextView text = (TextView) findViewById(R.id.result);
        text.setText(getString(R.string.result_body, getIntent().getIntExtra(AMOUNT, 0)));
    }
}
