package com.switchnotlookedat.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.widget.Button;

/** The way into the application. */
public class MainActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Button apply = new Button(this);
        apply.setText(R.string.apply);
        apply.setOnClickListener(view -> startActivity(new Intent(this, LoanActivity.class)));
        setContentView(apply);
    }
}
