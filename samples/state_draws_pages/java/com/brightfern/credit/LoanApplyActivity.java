package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.Button;
import android.widget.EditText;
import android.widget.LinearLayout;
import android.widget.TextView;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Draws the page that one state names, in code; each touch makes the next state of it. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;

    enum Page { AMOUNT, CONSENT, ASK, REFERENCE }

    /** What the borrower does. */
    abstract static class Act {
        static final class Next extends Act {
            final String sum;

            Next(String sum) {
                this.sum = sum;
            }
        }

        static final class Agree extends Act {
        }

        static final class Decline extends Act {
        }
    }

    static final class State {
        final Page page;
        final String sum;

        State(Page page, String sum) {
            this.page = page;
            this.sum = sum;
        }
    }

    interface Drawing {
        void draw(LinearLayout page);
    }

    private State state = new State(Page.AMOUNT, "");

    static State reduce(State state, Act act) {
        if (act instanceof Act.Next) {
            return new State(Page.CONSENT, ((Act.Next) act).sum);
        }
        if (act instanceof Act.Agree) {
            return new State(Page.ASK, state.sum);
        }
        return new State(Page.REFERENCE, state.sum);
    }

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        render();
    }

    private void dispatch(Act act) {
        state = reduce(state, act);
        render();
    }

    private void render() {
        Drawing drawing;
        switch (state.page) {
            case AMOUNT:
                drawing = this::drawAmount;
                break;
            case CONSENT:
                drawing = this::drawQuestion;
                break;
            case REFERENCE:
                drawing = this::drawReference;
                break;
            default:
                requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
                return;
        }
        LinearLayout page = new LinearLayout(this);
        page.setOrientation(LinearLayout.VERTICAL);
        drawing.draw(page);
        setContentView(page);
    }

    private void drawAmount(LinearLayout page) {
        text(page, R.string.step_amount);
        EditText sum = field(page, R.string.sum);
        button(page, R.string.step_go, touched -> dispatch(new Act.Next(sum.getText().toString())));
    }

    private void drawQuestion(LinearLayout page) {
        text(page, R.string.consent_body);
        button(page, R.string.consent_agree, touched -> dispatch(new Act.Agree()));
        button(page, R.string.consent_refuse, touched -> dispatch(new Act.Decline()));
    }

    private void drawReference(LinearLayout page) {
        field(page, R.string.reference);
        button(page, R.string.send, touched -> startActivity(new Intent(this, ResultActivity.class)));
    }

    private void text(LinearLayout page, int words) {
        TextView view = new TextView(this);
        view.setText(words);
        page.addView(view);
    }

    private EditText field(LinearLayout page, int hint) {
        EditText view = new EditText(this);
        view.setHint(hint);
        page.addView(view);
        return view;
    }

    private void button(LinearLayout page, int words, View.OnClickListener listener) {
        Button view = new Button(this);
        view.setText(words);
        view.setOnClickListener(listener);
        page.addView(view);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(this).read()).execute(1000);
        }
        startActivity(new Intent(this, ResultActivity.class));
    }
}
