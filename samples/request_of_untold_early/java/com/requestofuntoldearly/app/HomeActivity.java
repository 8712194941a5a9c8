package com.requestofuntoldearly.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;

/** The start page: one button leads to the form. */
public class HomeActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.home);
        // The campaign that opened the app names what it needs.
        String needed = getIntent().getStringExtra("needs");
        if (needed != null) {
            requestPermissions(new String[] {needed}, 7);
        }
        findViewById(R.id.apply).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        startActivity(new Intent(this, LoanActivity.class));
    }
}
