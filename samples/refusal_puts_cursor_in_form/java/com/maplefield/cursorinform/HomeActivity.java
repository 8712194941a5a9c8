package com.maplefield.cursorinform;

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
        findViewById(R.id.apply).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        startActivity(new Intent(this, ReferenceActivity.class));
    }
}
