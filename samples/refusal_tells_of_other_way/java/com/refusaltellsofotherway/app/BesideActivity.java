package com.refusaltellsofotherway.app;

import android.app.Activity;
import android.os.Bundle;
import android.widget.EditText;

/** The number of a reference, given by hand. */
public class BesideActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.by_hand);
        findViewById(R.id.send).setOnClickListener(view -> {
            Server.send("/v1/reference", ((EditText) findViewById(R.id.phone)).getText().toString());
            finish();
        });
    }
}
