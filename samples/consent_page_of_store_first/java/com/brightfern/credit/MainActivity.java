package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;

import com.brightfern.credit.data.Consent;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.quote.LoanQuote;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Takes amount and tenure; draws the page that the store's state names, and asks once the state says so. */
public class MainActivity extends Activity {
    private static final int ASKED = 41;

    private Consent consent;
    private Store store;
    private Page drawn;
    private boolean asked;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        consent = new Consent(this);
        store = new Store(Collections.singletonList(new Keeping(consent)));
        store.drawnBy(this::draw);
        Object left = getIntent().getSerializableExtra("left");
        if (left instanceof Runnable) {
            ((Runnable) left).run();
        }
    }

    private void draw(State state) {
        if (state.asks && !asked) {
            asked = true;
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        }
        if (state.page == drawn) {
            return;
        }
        drawn = state.page;
        switch (state.page) {
            case HOME:
                setContentView(R.layout.page_home);
                tells(R.id.begin, () -> new Action.Opened(Page.QUESTION));
                break;
            case FORM:
                setContentView(R.layout.activity_apply);
                tells(R.id.apply, this::applied);
                findViewById(R.id.policy).setOnClickListener(
                        view -> startActivity(new Intent(this, PolicyActivity.class)));
                break;
            case QUESTION:
                setContentView(R.layout.page_question);
                tells(R.id.question_yes, () -> Action.Agreed.ONE);
                tells(R.id.question_no, () -> Action.Declined.ONE);
                break;
            default:
                setContentView(R.layout.activity_reference);
        }
    }

    private void tells(int id, Supplier<Action> action) {
        findViewById(id).setOnClickListener(view -> store.tell(action.get()));
    }

    private Action applied() {
        EditText amount = (EditText) findViewById(R.id.amount);
        EditText months = (EditText) findViewById(R.id.months);
        TextView quoteText = (TextView) findViewById(R.id.quote);
        LoanQuote quote = LoanQuote.of(amount.getText().toString(), months.getText().toString());
        quoteText.setText(getString(R.string.quote, quote.monthly(), quote.total()));
        return new Action.Applied();
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
        boolean granted = requestCode == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED;
        if (granted && consent.isGiven()) {
            offer(new PeopleReader(this).read());
        } else {
            store.tell(Action.Declined.ONE);
        }
    }

    private void offer(List<String> people) {
        new AlertDialog.Builder(this)
                .setItems(people.toArray(new String[0]), null)
                .show();
    }
}
