package com.answertowaitingscreen.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

/** Takes the number; the application comes next. */
public class SignInActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_sign_in);
        findViewById(R.id.enter).setOnClickListener(v -> {
            startActivity(new Intent(this, LoanActivity.class));
            finish();
        });
    }
}
