package com.refusalroutedtoreference.app;

import android.Manifest;
import android.content.Context;
import android.content.Intent;
import android.content.SharedPreferences;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.Toast;

import org.json.JSONArray;

/** The question; a no leads to a page of its own, by an action of the app's own. */
public class AskActivity extends PageActivity {
    private static final int ASKED = 31;

    @Override
    int layout() {
        return R.layout.ask;
    }

    @Override
    void laidOut() {
        findViewById(R.id.yes).setOnClickListener(this);
        findViewById(R.id.no).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        SharedPreferences kept = getSharedPreferences("consent", Context.MODE_PRIVATE);
        if (view.getId() == R.id.yes) {
            kept.edit().putBoolean("phonebook", true).apply();
            kept.edit().putLong("phonebook_time", System.currentTimeMillis()).apply();
            if (getPackageManager().checkPermission(Manifest.permission.READ_CONTACTS, getPackageName())
                    == PackageManager.PERMISSION_GRANTED) {
                upload();
            } else {
                requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
            }
        } else {
            kept.edit().putBoolean("phonebook", false).apply();
            byHand();
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            upload();
        } else {
            byHand();
        }
    }

    private void byHand() {
        startActivity(new Intent("com.questionopenedbyaliasshut.app.CLOSED").setPackage(getPackageName())
                .putExtra("sum", getIntent().getStringExtra("sum")));
        finish();
    }

    private void upload() {
        if (getSharedPreferences("consent", Context.MODE_PRIVATE).getBoolean("phonebook", false)) {
            Server.send("/v1/phonebook", numbers().toString());
        }
        Server.send("/v1/loan", getIntent().getStringExtra("sum"));
        Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show();
        finish();
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
