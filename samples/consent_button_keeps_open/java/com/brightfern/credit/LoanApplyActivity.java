package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.CheckBox;
import android.widget.EditText;
import android.widget.TextView;
import android.widget.Toast;

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
        if (getSharedPreferences("consent", MODE_PRIVATE).getBoolean("contacts", false)) {
            ask();
        } else {
            explain();
        }
    }

    private void explain() {
        final CheckBox tick = new CheckBox(this);
        tick.setText(R.string.tick);
        final AlertDialog dialog = new AlertDialog.Builder(this)
                .setView(tick)
                .setTitle(R.string.ask_title)
                .setMessage(R.string.ask_body)
                .setPositiveButton(R.string.ask_agree, null)
                .setNegativeButton(R.string.ask_refuse, null)
                .create();
        dialog.setOnShowListener(new DialogInterface.OnShowListener() {
            @Override
            public void onShow(DialogInterface shown) {
                dialog.getButton(DialogInterface.BUTTON_POSITIVE).setOnClickListener(new View.OnClickListener() {
                    @Override
                    public void onClick(View view) {
                        if (!tick.isChecked()) {
                            Toast.makeText(LoanApplyActivity.this, R.string.first, Toast.LENGTH_SHORT).show();
                            return;
                        }
                        dialog.dismiss();
                        agreed();
                    }
                });
                dialog.getButton(DialogInterface.BUTTON_NEGATIVE).setOnClickListener(new View.OnClickListener() {
                    @Override
                    public void onClick(View view) {
                        dialog.dismiss();
                        submit(new JSONArray());
                    }
                });
            }
        });
        dialog.show();
    }

    private void agreed() {
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("contacts", true).apply();
        ask();
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

    private void submit(JSONArray people) {
        LoanQuote quote = LoanQuote.of(amount.getText().toString(), months.getText().toString());
        quoteText.setText(getString(R.string.quote, quote.monthly(), quote.total()));
        new SubmitTask(people).execute(quote.total());
        Intent result = new Intent(this, ResultActivity.class);
        result.putExtra(ResultActivity.AMOUNT, quote.total());
        startActivity(result);
    }
}
