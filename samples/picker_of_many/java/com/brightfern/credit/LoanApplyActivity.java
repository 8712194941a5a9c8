package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.quote.LoanQuote;

import java.util.ArrayList;

import org.json.JSONArray;

/** Takes amount, tenure and one person whom the borrower picks, and sends the application. */
public class LoanApplyActivity extends Activity implements View.OnClickListener {
    private static final int PICKED = 42;

    private EditText amount;
    private EditText months;
    private TextView quoteText;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_apply);
        amount = (EditText) findViewById(R.id.amount);
        months = (EditText) findViewById(R.id.months);
        quoteText = (TextView) findViewById(R.id.quote);
        findViewById(R.id.apply).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        Intent ask = new Intent("android.provider.action.PICK_CONTACTS");
        ArrayList<String> fields = new ArrayList<String>();
        fields.add(Phone.CONTENT_ITEM_TYPE);
        ask.putStringArrayListExtra(
                "android.provider.extra.PICK_CONTACTS_REQUESTED_DATA_FIELDS", fields);
        ask.putExtra("android.provider.extra.PICK_CONTACTS_SELECTION_LIMIT", 100);
        ask.putExtra("android.intent.extra.ALLOW_MULTIPLE", true);
        startActivityForResult(ask, PICKED);
    }

    @Override
    protected void onActivityResult(int requestCode, int resultCode, Intent data) {
        if (requestCode == PICKED && resultCode == RESULT_OK && data != null) {
            submit(rowOf(data.getData()));
        }
    }

    private JSONArray rowOf(Uri picked) {
        JSONArray person = new JSONArray();
        Cursor row = getContentResolver().query(
                picked, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (row != null && row.moveToNext()) {
            person.put(row.getString(0)).put(row.getString(1));
        }
        if (row != null) {
            row.close();
        }
        return person;
    }

    private void submit(JSONArray person) {
        LoanQuote quote = LoanQuote.of(amount.getText().toString(), months.getText().toString());
        quoteText.setText(getString(R.string.quote, quote.monthly(), quote.total()));
        new SubmitTask(person).execute(quote.total());
        Intent result = new Intent(this, ResultActivity.class);
        result.putExtra(ResultActivity.AMOUNT, quote.total());
        startActivity(result);
    }
}
