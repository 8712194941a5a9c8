package com.consentbaselistens.app;


import android.app.Application;
import com.consentbaselistens.app.util.SPUtils;
public class MyApplication extends Application {
    private static MyApplication instance;
    @Override public void onCreate() { super.onCreate(); instance = this; SPUtils.init(this); }
    public static MyApplication get() { return instance; }
}