package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;

import com.brightfern.credit.net.DraftTask;

/** Tells the borrower what was decided, and sends the draft. */
public class ResultActivity extends Activity {
    public static final String AMOUNT = "amount";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_result);
        new DraftTask(this).execute();
    }
}
