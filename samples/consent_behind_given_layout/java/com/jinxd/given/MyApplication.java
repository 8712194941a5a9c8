package com.jinxd.given;


import android.app.Application;
import com.jinxd.given.util.SPUtils;
public class MyApplication extends Application {
    private static MyApplication instance;
    @Override public void onCreate() { super.onCreate(); instance = this; SPUtils.init(this); }
    public static MyApplication get() { return instance; }
}