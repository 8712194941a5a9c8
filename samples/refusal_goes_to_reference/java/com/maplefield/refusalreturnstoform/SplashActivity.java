package com.maplefield.refusalreturnstoform;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

/** Opens the home page. */
public class SplashActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        startActivity(new Intent(this, HomeActivity.class));
        finish();
    }
}
