package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.widget.EditText;
import android.widget.Switch;
import android.widget.Toast;

import com.brightfern.credit.net.Api;

import java.io.IOException;

import org.json.JSONException;
import org.json.JSONObject;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Takes an application; the phone book goes with it where the switch says so. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;

    private Switch allow;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        allow = (Switch) findViewById(R.id.allow);
        allow.setOnCheckedChangeListener((box, on) -> {
            if (on) {
                requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
            }
        });
        findViewById(R.id.send).setOnClickListener(touched -> send());
    }

    private void send() {
        final boolean withBook = allow.isChecked();
        final String person = ((EditText) findViewById(R.id.person)).getText().toString();
        new Thread(() -> {
            post(person);
            if (withBook) {
                new SubmitTask(new PeopleReader(this).read()).execute(1000);
            }
            runOnUiThread(() -> {
                Toast.makeText(this, R.string.taken, Toast.LENGTH_LONG).show();
                finish();
            });
        }).start();
    }

    private static void post(String person) {
        try {
            Api.post("/application", new JSONObject().put("linkman", person));
        } catch (IOException | JSONException error) {
            throw new IllegalStateException(error);
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length == 0 || results[0] != PackageManager.PERMISSION_GRANTED) {
            allow.setChecked(false);
        }
    }
}
