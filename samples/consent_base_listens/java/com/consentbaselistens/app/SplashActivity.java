package com.consentbaselistens.app;


import android.os.Handler;
import android.os.Looper;
import com.consentbaselistens.app.base.BaseActivity;
import com.consentbaselistens.app.util.SPUtils;
public class SplashActivity extends BaseActivity {
    @Override protected int layoutId() { return R.layout.activity_splash; }
    @Override protected void initData() { new Handler(Looper.getMainLooper()).postDelayed(this::next, 1500); }
    private void next() {
        if (SPUtils.getInstance().getString("token").isEmpty()) jump(LoginActivity.class); else jump(MainActivity.class);
        finish();
    }
}