package com.consentbaselistensleaves.app.util;
import android.content.Context;
import android.content.SharedPreferences;
public class SPUtils {
    private static volatile SPUtils sInstance;
    private final SharedPreferences sp;
    private SPUtils(Context c) { sp = c.getSharedPreferences("app_config", Context.MODE_PRIVATE); }
    public static void init(Context c) { if (sInstance == null) { synchronized (SPUtils.class) { if (sInstance == null) sInstance = new SPUtils(c.getApplicationContext()); } } }
    public static SPUtils getInstance() { return sInstance; }
    public void put(String key, boolean v) { sp.edit().putBoolean(key, v).apply(); }
    public void put(String key, String v) { sp.edit().putString(key, v).apply(); }
    public void put(String key, long v) { sp.edit().putLong(key, v).apply(); }
    public boolean getBoolean(String key, boolean def) { return sp.getBoolean(key, def); }
    public boolean getBoolean(String key) { return getBoolean(key, false); }
    public String getString(String key) { return sp.getString(key, ""); }
}