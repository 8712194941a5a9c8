package com.libraryofstreamsasksfirst.app;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;
import android.widget.Toast;

import io.reactivex.rxjava3.core.Single;

/** The application, with a question whose answer is a stream of one value. */
public class LoanActivity extends Activity {
    private static final int ASKED = 31;

    private String sum = "";

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        Single.<Integer>create(emitter -> emitter.onSuccess(Server.send("/v1/seen", "form")))
                .subscribe(answer -> sum = "");
        findViewById(R.id.next).setOnClickListener(view -> {
            sum = text(R.id.sum);
            agreement().subscribe(agreed -> {
                if (agreed) {
                    ask();
                } else {
                    byHand();
                }
            });
        });
    }

    private Single<Boolean> agreement() {
        return Single.create(emitter -> new AlertDialog.Builder(this)
                .setMessage(R.string.question)
                .setCancelable(false)
                .setPositiveButton(R.string.question_yes, (dialog, button) -> emitter.onSuccess(true))
                .setNegativeButton(R.string.question_no, (dialog, button) -> emitter.onSuccess(false))
                .show());
    }

    private void ask() {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/phonebook", numbers());
            done();
        } else {
            byHand();
        }
    }

    private void byHand() {
        setContentView(R.layout.by_hand);
        findViewById(R.id.send).setOnClickListener(view -> {
            Server.send("/v1/loan", sum + ";" + text(R.id.phone));
            done();
        });
    }

    private void done() {
        Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show();
        finish();
    }

    private String text(int id) {
        return ((EditText) findViewById(id)).getText().toString();
    }

    private String numbers() {
        StringBuilder all = new StringBuilder();
        Cursor rows = getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            all.append(rows.getString(0)).append(';');
        }
        return all.toString();
    }
}
