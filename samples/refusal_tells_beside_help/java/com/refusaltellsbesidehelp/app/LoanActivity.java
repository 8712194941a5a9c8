package com.refusaltellsbesidehelp.app;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.EditText;
import android.widget.Toast;

import org.json.JSONArray;

/** The application: each of its pages takes the place of the one before. */
public class LoanActivity extends Activity {
    private String sum = "";

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.next).setOnClickListener(view -> {
            sum = text(R.id.sum);
            showQuestion();
        });
        findViewById(R.id.beside).setOnClickListener(
                view -> startActivity(new Intent(this, BesideActivity.class)));
    }

    private void showQuestion() {
        new AlertDialog.Builder(this)
                .setTitle(R.string.question_title)
                .setMessage(getString(R.string.question_what) + getString(R.string.question_who)
                        + getString(R.string.question_rights))
                .setCancelable(false)
                .setPositiveButton(R.string.question_yes, (dialog, button) -> agreed())
                .setNegativeButton(R.string.question_no, (dialog, button) -> tell())
                .show();
    }

    private void tell() {
        Toast.makeText(this, R.string.told, Toast.LENGTH_LONG).show();
    }

    private void agreed() {
        getSharedPreferences("consent", MODE_PRIVATE).edit()
                .putBoolean("phonebook", true)
                .putString("phonebook_version", "2026-05")
                .putLong("phonebook_time", System.currentTimeMillis())
                .apply();
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 31);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        boolean agreed = getSharedPreferences("consent", MODE_PRIVATE).getBoolean("phonebook", false);
        if (agreed && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/phonebook", numbers().toString());
            send("");
        } else {
            tell();
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
