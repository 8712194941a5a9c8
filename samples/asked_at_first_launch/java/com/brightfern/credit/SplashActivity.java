package com.brightfern.credit;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.content.Intent;
import android.os.Bundle;
import android.os.Handler;

import com.brightfern.credit.data.Consent;

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
                if (new Consent(SplashActivity.this).isGiven()) {
                    goOn();
                } else {
                    askConsent();
                }
            }
        }, PAUSE_MILLIS);
    }

    private void askConsent() {
        new AlertDialog.Builder(this)
                .setTitle(R.string.consent_title)
                .setMessage(R.string.consent_body)
                .setPositiveButton(R.string.consent_agree, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        new Consent(SplashActivity.this).give();
                        goOn();
                    }
                })
                .setNegativeButton(R.string.consent_refuse, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        goOn();
                    }
                })
                .show();
    }

    private void goOn() {
        boolean known = ((CreditApp) getApplication()).session().isSignedIn();
        startActivity(new Intent(this, known ? LoanApplyActivity.class : LoginActivity.class));
        finish();
    }
}
