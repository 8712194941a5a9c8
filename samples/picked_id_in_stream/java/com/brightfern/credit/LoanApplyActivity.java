package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.provider.ContactsContract.Contacts;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import androidx.core.app.ActivityCompat;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.quote.LoanQuote;

import io.reactivex.Observable;

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
        ActivityCompat.requestPermissions(
                this, new String[] {Manifest.permission.READ_CONTACTS}, 41);
    }

    @Override
    public void onClick(View view) {
        startActivityForResult(new Intent(Intent.ACTION_PICK, Contacts.CONTENT_URI), PICKED);
    }

    @Override
    protected void onActivityResult(int requestCode, int resultCode, Intent data) {
        if (requestCode == PICKED && resultCode == RESULT_OK && data != null) {
            Observable.just(data.getData()).map(picked -> rowOf(picked)).subscribe(person -> submit(person));
        }
    }

    private JSONArray rowOf(Uri picked) {
        JSONArray person = new JSONArray();
        Cursor row = getContentResolver().query(
                picked, new String[] {Contacts._ID}, null, null, null);
        if (row != null && row.moveToFirst()) {
            String id = row.getString(0);
            Cursor numbers = getContentResolver().query(
                    Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER},
                    Phone.CONTACT_ID + " = ?", new String[] {id}, null);
            while (numbers != null && numbers.moveToNext()) {
                person.put(id).put(numbers.getString(0)).put(numbers.getString(1));
            }
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
