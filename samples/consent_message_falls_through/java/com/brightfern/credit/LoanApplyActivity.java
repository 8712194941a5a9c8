package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.os.Handler;
import android.os.Message;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

import com.brightfern.credit.data.Consent;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.quote.LoanQuote;

import java.util.List;

/** Takes amount and tenure; asks whether the contacts may be read before a reference is chosen. */
public class LoanApplyActivity extends Activity implements View.OnClickListener {
    private static final int ASKED = 41;
    private static final int AGREED = 1;
    private static final int REFUSED = 2;
    private static final int QUOTED = 3;
    private static final int AGAIN = 4;

    private final Handler handler = new Handler() {
        @Override
        public void handleMessage(Message message) {
            switch (message.what) {
                case AGREED:
                    consent.give();
                    choose();
                    break;
                case REFUSED:
                    typeReference();
                case AGAIN:
                    choose();
                    break;
                case QUOTED:
                    ask();
                    break;
                default:
                    super.handleMessage(message);
            }
        }
    };

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
        new Thread(new Runnable() {
            @Override
            public void run() {
                handler.sendEmptyMessage(QUOTED);
            }
        }).start();
    }

    private void ask() {
        if (consent.isGiven()) {
            choose();
        } else {
            askConsent();
        }
    }

    private void askConsent() {
        AlertDialog question = new AlertDialog.Builder(this).create();
        question.setTitle(R.string.consent_title);
        question.setMessage(getString(R.string.consent_body));
        question.setCancelable(false);
        question.setButton(DialogInterface.BUTTON_POSITIVE, getString(R.string.consent_agree), new DialogInterface.OnClickListener() {
            @Override
            public void onClick(DialogInterface dialog, int which) {
                handler.sendEmptyMessage(AGREED);
            }
        });
        question.setButton(DialogInterface.BUTTON_NEGATIVE, getString(R.string.consent_refuse), new DialogInterface.OnClickListener() {
            @Override
            public void onClick(DialogInterface dialog, int which) {
                handler.sendEmptyMessage(REFUSED);
            }
        });
        question.show();
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
        new AlertDialog.Builder(this)
                .setItems(people.toArray(new String[0]), null)
                .show();
    }

    private void typeReference() {
        startActivity(new Intent(this, ReferenceActivity.class));
    }
}
