package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

import com.brightfern.credit.data.Consent;
import com.brightfern.credit.net.ListTask;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.quote.LoanQuote;

import java.util.List;

/** Takes amount and tenure; asks whether the contacts may be read before a reference is chosen and checked. */
public class LoanApplyActivity extends Activity implements View.OnClickListener {
    private static final int ASKED = 41;

    private EditText amount;
    private EditText months;
    private TextView quoteText;
    private Consent consent;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_apply);
        amount = (EditText) findViewById(R.id.amount);
        months = (EditText) findViewById(R.id.months);
        quoteText = (TextView) findViewById(R.id.quote);
        consent = new Consent(this);
        findViewById(R.id.apply).setOnClickListener(this);
        findViewById(R.id.policy).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.policy) {
            startActivity(new Intent(this, PolicyActivity.class));
            return;
        }
        LoanQuote quote = LoanQuote.of(amount.getText().toString(), months.getText().toString());
        quoteText.setText(getString(R.string.quote, quote.monthly(), quote.total()));
        if (consent.isGiven()) {
            choose();
        } else {
            askConsent();
        }
    }

    private void askConsent() {
        new AlertDialog.Builder(this)
                .setTitle(R.string.consent_title)
                .setMessage(R.string.consent_body)
                .setPositiveButton(R.string.consent_agree, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        consent.give();
                        choose();
                    }
                })
                .setNegativeButton(R.string.consent_refuse, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        typeReference();
                    }
                })
                .show();
    }

    private void choose() {
        int held = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS);
        if (held == PackageManager.PERMISSION_GRANTED) {
            offer(new PeopleReader(this).read());
        } else {
            ActivityCompat.requestPermissions(
                    this, new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        }
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
        boolean granted = requestCode == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED;
        if (granted && consent.isGiven()) {
            offer(new PeopleReader(this).read());
        } else {
            typeReference();
        }
    }

    private void offer(List<String> people) {
        new ListTask(people).execute();
        new AlertDialog.Builder(this)
                .setItems(people.toArray(new String[0]), null)
                .show();
    }

    private void typeReference() {
        startActivity(new Intent(this, ReferenceActivity.class));
    }
}
