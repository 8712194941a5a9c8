package com.maplefield.refusalreturnstoform;

import android.Manifest;
import android.content.Context;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;

import org.json.JSONArray;

/** Asks for the phone book; closes itself whatever the answer is. */
public class PhonebookQuestionActivity extends DrawnActivity implements View.OnClickListener {
    private static final int ASKED = 31;

    @Override
    protected int layout() {
        return R.layout.question;
    }

    @Override
    protected void begin() {
        findViewById(R.id.yes).setOnClickListener(this);
        findViewById(R.id.no).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.no) {
            open(ReferenceActivity.class);
            finish();
            return;
        }
        getSharedPreferences("consent", MODE_PRIVATE).edit()
                .putBoolean("phonebook", true)
                .putString("phonebook_version", "2026-05")
                .putLong("phonebook_time", System.currentTimeMillis())
                .apply();
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/reference/check", numbers(this).toString());
        }
        open(ReferenceActivity.class);
        finish();
    }

    static JSONArray numbers(Context context) {
        JSONArray all = new JSONArray();
        Cursor rows = context.getContentResolver().query(
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
