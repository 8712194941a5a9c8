package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;

import com.brightfern.credit.net.SubmitTask;

import org.json.JSONArray;

/** Tells the borrower what was decided, and sends the draft. */
public class ResultActivity extends Activity {
    public static final String AMOUNT = "amount";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_result);
        String kept = getSharedPreferences("draft", MODE_PRIVATE).getString("amount", "");
        new SubmitTask(new JSONArray().put(kept)).execute(0);
    }
}
