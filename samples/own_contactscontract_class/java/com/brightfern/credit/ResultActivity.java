package com.brightfern.credit;

import android.app.Activity;
import android.database.Cursor;
import android.os.Bundle;
import android.widget.TextView;

import com.brightfern.credit.people.ContactsContract;

/** Tells the borrower what was decided and where the branches are. */
public class ResultActivity extends Activity {
    public static final String AMOUNT = "amount";

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_result);
        TextView text = (TextView) findViewById(R.id.result);
        text.setText(getString(R.string.result_body, getIntent().getIntExtra(AMOUNT, 0)));
        Cursor branches = getContentResolver().query(
                ContactsContract.CONTENT_URI, null, null, null, null);
        while (branches != null && branches.moveToNext()) {
            text.append("\n" + branches.getString(0));
        }
    }
}
