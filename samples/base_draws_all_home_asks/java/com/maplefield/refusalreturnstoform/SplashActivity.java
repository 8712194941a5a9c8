package com.maplefield.refusalreturnstoform;

/** Opens the home page. */
public class SplashActivity extends DrawnActivity {
    @Override
    protected void begin() {
        open(HomeActivity.class);
        finish();
    }
}
