package com.answertowaitingscreen.app;

import android.os.Bundle;
import android.widget.EditText;

/** Takes the application. */
public class LoanActivity extends StepActivity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_loan);
        findViewById(R.id.next).setOnClickListener(v -> {
            String words = ((EditText) findViewById(R.id.reference)).getText().toString();
            new Thread(() -> Server.send("loan", words)).start();
            go(1);
        });
    }
}
