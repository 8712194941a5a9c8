package com.oakvale.dialogtoself;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

/** The start page. */
public class StartActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.start);
        findViewById(R.id.borrow).setOnClickListener(
                view -> startActivity(new Intent(this, FormActivity.class)));
    }
}
