package com.requestbyconstant.app;

import android.app.Activity;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;
import android.widget.Toast;

import org.json.JSONArray;

/** The application: each of its pages takes the place of the one before. */
public class LoanActivity extends Activity {
    private static final int ASKED = 31;
    private String sum = "";

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.photo).setOnClickListener(view -> ask(Need.PHOTO));
        findViewById(R.id.next).setOnClickListener(view -> {
            sum = text(R.id.sum);
            ask();
        });
    }

    private void ask() {
        setContentView(R.layout.notice);
        findViewById(R.id.yes).setOnClickListener(view -> ask(Need.BOOK));
        findViewById(R.id.no).setOnClickListener(view -> declined());
    }

    private void ask(Need need) {
        requestPermissions(new String[] {need.permission}, ASKED + need.ordinal());
    }

    private void declined() {
        setContentView(R.layout.by_hand);
        findViewById(R.id.send).setOnClickListener(view -> send(text(R.id.phone)));
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED + Need.PHOTO.ordinal()) {
            return;
        }
        if (results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/phonebook", numbers().toString());
            send("");
        } else {
            declined();
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

    private JSONArray numbers() {
        JSONArray all = new JSONArray();
        Cursor rows = getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        if (rows == null) {
            return all;
        }
        while (rows.moveToNext()) {
            all.put(rows.getString(0));
        }
        rows.close();
        return all;
    }
}
