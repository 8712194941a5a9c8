package com.answertowaitingscreen.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

/** Leads to the application. */
public class HomeActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_home);
        findViewById(R.id.borrow).setOnClickListener(v -> startActivity(new Intent(this, SignInActivity.class)));
    }
}
