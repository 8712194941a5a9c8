package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.Toast;

import org.json.JSONArray;

import java.util.ArrayList;
import java.util.List;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Draws what one state says; each touch makes the next state of it. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;

    enum Phase { AMOUNT, CONSENT, ASK, REFERENCE, CLOSED }

    enum Act { BACK, NEXT, LESS, MORE, AGREE, DECLINE }

    interface Listener {
        void onState(State state);
    }

    static final class State {
        final Phase phase;
        final int sum;

        State(Phase phase, int sum) {
            this.phase = phase;
            this.sum = sum;
        }

        State in(Phase next) {
            return new State(next, sum);
        }
    }

    static final class Store {
        private final List<Listener> listeners = new ArrayList<>();
        private State state = new State(Phase.AMOUNT, 1000);

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

    static State reduce(State state, Act act) {
        if (act == Act.NEXT) {
            return state.in(Phase.CONSENT);
        }
        if (act == Act.AGREE) {
            return state.in(Phase.ASK);
        }
        if (act == Act.DECLINE) {
            return state.in(Phase.REFERENCE);
        }
        if (act == Act.LESS) {
            return new State(state.phase, Math.max(state.sum - 100, 100));
        }
        if (act == Act.MORE) {
            return new State(state.phase, Math.min(state.sum + 100, 5000));
        }
        if (act == Act.BACK) {
            return state.in(Phase.AMOUNT);
        }
        throw new IllegalStateException("no such act: " + act + " in " + state.phase + ", " + state.sum);
    }

    private final Store store = new Store();

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.parts);
        findViewById(R.id.go).setOnClickListener(touched -> store.dispatch(Act.NEXT));
        findViewById(R.id.agree).setOnClickListener(touched -> store.dispatch(Act.AGREE));
        findViewById(R.id.refuse).setOnClickListener(touched -> store.dispatch(Act.DECLINE));
        findViewById(R.id.send).setOnClickListener(touched -> send());
        store.subscribe(this::draw);
    }

    private void send() {
        String person = ((EditText) findViewById(R.id.person)).getText().toString();
        if (!person.isEmpty()) {
            new SubmitTask(new JSONArray().put(person)).execute(1000);
        }
        Toast.makeText(this, R.string.told, Toast.LENGTH_LONG).show();
        finish();
    }

    private void draw(State state) {
        findViewById(R.id.part_amount).setVisibility(state.phase == Phase.AMOUNT ? View.VISIBLE : View.GONE);
        findViewById(R.id.part_consent).setVisibility(state.phase == Phase.CONSENT ? View.VISIBLE : View.GONE);
        findViewById(R.id.part_reference).setVisibility(state.phase == Phase.REFERENCE ? View.VISIBLE : View.GONE);
        if (state.phase == Phase.ASK) {
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        } else if (state.phase == Phase.CLOSED) {
            finishAffinity();
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(this).read()).execute(1000);
        }
        store.dispatch(Act.DECLINE);
    }
}
