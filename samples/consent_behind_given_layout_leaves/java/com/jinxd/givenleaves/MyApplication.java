package com.jinxd.givenleaves;


import android.app.Application;
import com.jinxd.givenleaves.util.SPUtils;
public class MyApplication extends Application {
    private static MyApplication instance;
    @Override public void onCreate() { super.onCreate(); instance = this; SPUtils.init(this); }
    public static MyApplication get() { return instance; }
}