package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.Toast;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Takes an application; a dialog asks for the phone book. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.go).setOnClickListener(touched -> explain());
        findViewById(R.id.send).setOnClickListener(touched -> send());
    }

    private void explain() {
        new AlertDialog.Builder(this)
                .setTitle(R.string.consent_title)
                .setMessage(R.string.consent_body)
                .setPositiveButton(R.string.consent_agree, (dialog, which) ->
                        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED))
                .setNegativeButton(R.string.consent_refuse, (dialog, which) -> byHand())
                .show();
    }

    private void byHand() {
        findViewById(R.id.person).setVisibility(View.VISIBLE);
        findViewById(R.id.send).setVisibility(View.VISIBLE);
    }

    private void send() {
        Toast.makeText(this, R.string.taken, Toast.LENGTH_LONG).show();
        startActivity(new Intent(this, ResultActivity.class));
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(this).read()).execute(1000);
        }
        byHand();
    }
}
