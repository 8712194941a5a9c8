package com.sheethashostshowfields.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.widget.Button;

/** The way into the application. */
public class MainActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_main);
        Button borrow = (Button) findViewById(R.id.borrow);
        borrow.setOnClickListener(view -> startActivity(new Intent(this, ApplyActivity.class)));
    }
}
