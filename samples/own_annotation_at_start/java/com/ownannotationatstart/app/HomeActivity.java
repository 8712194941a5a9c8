package com.ownannotationatstart.app;

import android.Manifest;
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
        Asking.ask(this, 5, Manifest.permission.CAMERA, Manifest.permission.READ_CONTACTS);
        findViewById(R.id.apply).setOnClickListener(this);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        Asking.answered(this, code, results);
    }

    @Override
    public void onClick(View view) {
        startActivity(new Intent(this, LoanActivity.class));
    }
}
