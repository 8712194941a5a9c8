package com.juniperloan.leavesshut;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;
import android.widget.Toast;

public class ReferenceActivity extends Activity {
    private static final int ASK = 7;
    private static final int GRANT = 8;

    private EditText first;
    private EditText second;
    private boolean allowed;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.references);
        first = (EditText) findViewById(R.id.first);
        second = (EditText) findViewById(R.id.second);
        findViewById(R.id.pick).setOnClickListener(
                view -> startActivityForResult(new Intent(this, ContactsActivity.class), ASK));
        findViewById(R.id.submit).setOnClickListener(view -> submit());
    }

    private void submit() {
        if (first.getText().toString().isEmpty() || second.getText().toString().isEmpty()) {
            Toast.makeText(this, R.string.missing, Toast.LENGTH_SHORT).show();
        } else if (!allowed) {
            Toast.makeText(this, R.string.title, Toast.LENGTH_SHORT).show();
        } else {
            finish();
        }
    }

    @Override
    protected void onActivityResult(int request, int result, Intent data) {
        super.onActivityResult(request, result, data);
        if (request != ASK) {
            return;
        }
        if (result == RESULT_OK) {
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, GRANT);
        } else {
            first.requestFocus();
        }
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        if (request == GRANT && results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            allowed = true;
            suggest();
        } else {
            first.requestFocus();
        }
    }

    private void suggest() {
        try (Cursor rows = getContentResolver().query(Phone.CONTENT_URI, null, null, null, null)) {
            if (rows != null && rows.moveToNext()) {
                first.setText(rows.getString(rows.getColumnIndex(Phone.DISPLAY_NAME)));
            }
        }
    }
}
