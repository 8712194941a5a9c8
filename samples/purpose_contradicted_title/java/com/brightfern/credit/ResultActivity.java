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
        TextView text = (TextView) findViewById(R.id.result);
        text.setText(getString(R.string.result_body, getIntent().getIntExtra(AMOUNT, 0)));
        android.widget.Toast.makeText(this, R.string.result_overdue_warning, android.widget.Toast.LENGTH_LONG).show();
    }
}
