package com.jinxd.given;


import android.os.Handler;
import android.os.Looper;
import com.jinxd.given.base.BaseActivity;
import com.jinxd.given.util.SPUtils;
public class SplashActivity extends BaseActivity {
    public SplashActivity() { super(R.layout.activity_splash); }
    @Override protected void initData() { new Handler(Looper.getMainLooper()).postDelayed(this::next, 1500); }
    private void next() {
        if (SPUtils.getInstance().getString("token").isEmpty()) jump(LoginActivity.class); else jump(MainActivity.class);
        finish();
    }
}