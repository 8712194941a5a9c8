package com.maplefield.refusalreturnstoform;

import android.os.Handler;
import android.os.Looper;

/** Opens the home page, or first the one on which somebody signs in. */
public class SplashActivity extends DrawnActivity {
    @Override
    protected void begin() {
        new Handler(Looper.getMainLooper()).postDelayed(() -> {
            if (Account.isThere(this)) {
                open(HomeActivity.class);
            } else {
                open(LoginActivity.class);
            }
            finish();
        }, 900);
    }
}
