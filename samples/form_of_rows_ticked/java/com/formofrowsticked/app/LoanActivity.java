package com.formofrowsticked.app;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import androidx.recyclerview.widget.LinearLayoutManager;
import androidx.recyclerview.widget.RecyclerView;

import java.util.Arrays;

/** The application for a loan: a list whose rows are its fields, one question, and the button. */
public class LoanActivity extends Activity {
    private static final int ASKED = 5;

    private boolean agreed;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.form);
        RecyclerView rows = (RecyclerView) findViewById(R.id.rows);
        rows.setLayoutManager(new LinearLayoutManager(this));
        rows.setAdapter(new FormAdapter(
                Arrays.asList(new Entry(0, R.string.sum), new Entry(0, R.string.reference), new Entry(1, 0), new Entry(2, 0)),
                new Question(true), this));
    }

    void answer(boolean yes) {
        agreed = yes;
        getSharedPreferences("consent", MODE_PRIVATE).edit()
                .putLong("contacts_at", yes ? System.currentTimeMillis() : 0).apply();
    }

    void send() {
        if (agreed) {
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        } else {
            submit();
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (code == ASKED && results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/contacts", numbers());
        }
        submit();
    }

    private String numbers() {
        StringBuilder all = new StringBuilder();
        Cursor rows = getContentResolver().query(Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            all.append(rows.getString(0)).append('\n');
        }
        return all.toString();
    }

    private void submit() {
        Server.send("/applications", "sum");
        startActivity(new Intent(this, SentActivity.class));
    }
}
