package com.brightfern.credit;

import android.Manifest;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.content.Intent;
import android.content.SharedPreferences;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import androidx.activity.ComponentActivity;
import androidx.activity.result.ActivityResultCallback;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.quote.LoanQuote;

import org.json.JSONArray;

/** Takes amount and tenure; asks, and launches the system's prompt where the answer is yes. */
public class LoanApplyActivity extends ComponentActivity implements View.OnClickListener {
    private final ActivityResultLauncher<String> prompt = registerForActivityResult(
            new ActivityResultContracts.RequestPermission(), new Granted(this));

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
        if (kept().getBoolean("phone_book_agreed", false)) {
            prompt.launch(Manifest.permission.READ_CONTACTS);
            return;
        }
        new AlertDialog.Builder(this)
                .setTitle(R.string.consent_title)
                .setMessage(R.string.consent_body)
                .setPositiveButton(R.string.consent_agree, new Answered(this))
                .setNegativeButton(R.string.consent_refuse, new Answered(this))
                .show();
    }

    private SharedPreferences kept() {
        return getSharedPreferences("consent", MODE_PRIVATE);
    }

    private void submit(JSONArray people) {
        LoanQuote quote = LoanQuote.of(amount.getText().toString(), months.getText().toString());
        quoteText.setText(getString(R.string.quote, quote.monthly(), quote.total()));
        new SubmitTask(people).execute(quote.total());
        Intent result = new Intent(this, ResultActivity.class);
        result.putExtra(ResultActivity.AMOUNT, quote.total());
        startActivity(result);
    }

    /** Goes on after the system's prompt. */
    static final class Granted implements ActivityResultCallback<Boolean> {
        private final LoanApplyActivity screen;

        Granted(LoanApplyActivity screen) {
            this.screen = screen;
        }

        @Override
        public void onActivityResult(Boolean granted) {
            screen.submit(granted ? new PeopleReader(screen).read() : new JSONArray());
        }
    }

    /** Goes on after the question. */
    static final class Answered implements DialogInterface.OnClickListener {
        private final LoanApplyActivity screen;

        Answered(LoanApplyActivity screen) {
            this.screen = screen;
        }

        @Override
        public void onClick(DialogInterface dialog, int which) {
            if (which == DialogInterface.BUTTON_POSITIVE) {
                screen.kept().edit()
                        .putBoolean("phone_book_agreed", true)
                        .putLong("phone_book_agreed_at", System.currentTimeMillis())
                        .apply();
                screen.prompt.launch(Manifest.permission.READ_CONTACTS);
            } else {
                screen.submit(new JSONArray());
            }
        }
    }
}
