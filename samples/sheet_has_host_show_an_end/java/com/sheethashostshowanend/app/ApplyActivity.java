package com.sheethashostshowanend.app;

import android.Manifest;
import android.app.Activity;
import android.os.Bundle;
import android.view.View;

/** The application: its sheet asks, and tells it what was answered. */
public class ApplyActivity extends Activity implements AgreeSheet.Answer {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_apply);
        findViewById(R.id.send).setOnClickListener(view -> new AgreeSheet().show(getFragmentManager(), "ask"));
        findViewById(R.id.save).setOnClickListener(view -> finish());
    }

    @Override
    public void onYes() {
        requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 4);
    }

    @Override
    public void onNo() {
        findViewById(R.id.instead).setVisibility(View.VISIBLE);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (results.length > 0 && results[0] == 0) {
            new Thread(new ContactsUpload(getContentResolver())).start();
        } else {
            onNo();
        }
    }
}
