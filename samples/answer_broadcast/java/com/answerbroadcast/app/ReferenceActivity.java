package com.answerbroadcast.app;

import android.Manifest;
import android.app.Activity;
import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.EditText;

import org.json.JSONArray;

/** The form: a typed reference. The question about the phone book follows it, and tells its answer in a broadcast. */
public class ReferenceActivity extends Activity implements View.OnClickListener {
    private static final int ASKED = 31;

    private final BroadcastReceiver answered = new BroadcastReceiver() {
        @Override
        public void onReceive(Context context, Intent intent) {
            if (intent.getBooleanExtra(PhonebookQuestionActivity.YES, false)) {
                requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
            } else {
                apply();
            }
        }
    };

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.reference);
        findViewById(R.id.send).setOnClickListener(this);
        registerReceiver(answered, new IntentFilter(PhonebookQuestionActivity.ANSWERED));
    }

    @Override
    protected void onDestroy() {
        unregisterReceiver(answered);
        super.onDestroy();
    }

    @Override
    public void onClick(View view) {
        startActivity(new Intent(this, PhonebookQuestionActivity.class));
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/reference/check", numbers().toString());
        }
        apply();
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
