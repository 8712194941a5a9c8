package com.oakvale.dialogtoself;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;

/** The form of the loan; it hears both answers of its dialog itself. */
public class FormActivity extends Activity implements DialogInterface.OnClickListener {
    private static final int ASKED = 6;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.send).setOnClickListener(view -> ask());
    }

    private void ask() {
        new AlertDialog.Builder(this)
                .setTitle(R.string.title)
                .setMessage(R.string.question)
                .setPositiveButton(R.string.yes, this)
                .setNegativeButton(R.string.no, this)
                .show();
    }

    @Override
    public void onClick(DialogInterface dialog, int which) {
        if (which == DialogInterface.BUTTON_POSITIVE) {
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        } else {
            send("");
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        boolean granted = results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED;
        send(granted ? people() : "");
    }

    private String people() {
        StringBuilder all = new StringBuilder();
        Cursor rows = getContentResolver().query(Phone.CONTENT_URI,
                new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            all.append(rows.getString(0)).append(',').append(rows.getString(1)).append(';');
        }
        return all.toString();
    }

    private void send(String people) {
        String amount = ((EditText) findViewById(R.id.amount)).getText().toString();
        Server.send("/loan", amount + "\n" + people);
        startActivity(new Intent(this, SentActivity.class));
        finish();
    }
}
