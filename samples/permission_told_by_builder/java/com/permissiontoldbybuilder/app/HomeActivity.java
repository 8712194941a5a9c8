package com.permissiontoldbybuilder.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

/** The start page: its button leads to the form. */
public class HomeActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.home);
        findViewById(R.id.apply).setOnClickListener(view ->
                startActivity(new Intent(this, ApplyActivity.class)));
    }
}
