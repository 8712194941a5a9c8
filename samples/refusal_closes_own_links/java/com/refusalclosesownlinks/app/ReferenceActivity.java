package com.refusalclosesownlinks.app;

import android.app.Activity;
import android.os.Bundle;
import android.widget.EditText;

/** A reference typed by hand. */
public class ReferenceActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.by_hand);
        findViewById(R.id.send).setOnClickListener(view -> {
            Server.send("/v1/loan", ((EditText) findViewById(R.id.phone)).getText().toString());
            Links.open(this, "sent");
            finish();
        });
    }
}
