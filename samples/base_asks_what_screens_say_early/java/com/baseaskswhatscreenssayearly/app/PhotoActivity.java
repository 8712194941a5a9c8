package com.baseaskswhatscreenssayearly.app;

import android.Manifest;
import android.content.Intent;
import android.os.Bundle;

/** Takes a picture of the borrower, and leads to the form. */
public class PhotoActivity extends AskingActivity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.home);
        findViewById(R.id.apply).setOnClickListener(
                view -> startActivity(new Intent(this, LoanActivity.class)));
        askSystem();
    }

    @Override
    String permission() {
        return Manifest.permission.CAMERA;
    }

    @Override
    void granted() {
        startActivityForResult(new Intent("android.media.action.IMAGE_CAPTURE"), 9);
    }

    @Override
    void denied() {
    }
}
