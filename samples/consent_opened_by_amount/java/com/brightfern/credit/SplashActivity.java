package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.os.Handler;

/** Shows the brand for a moment, then the first screen that is due. */
public class SplashActivity extends Activity {
    private static final long PAUSE_MILLIS = 1200;

    private final Handler handler = new Handler();

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_splash);
        handler.postDelayed(new Runnable() {
            @Override
            public void run() {
                goOn();
            }
        }, PAUSE_MILLIS);
    }

    private void goOn() {
        boolean known = ((CreditApp) getApplication()).session().isSignedIn();
        startActivity(new Intent(this, known ? LoanApplyActivity.class : AccountActivity.class));
        finish();
    }
}
