package com.stub;

import android.app.Application;
import android.content.Context;

/** Stands for the loader of a packer: the app's own classes come out of a native library. */
public final class StubApp extends Application {
    private static Application real;

    @Override
    protected void attachBaseContext(Context context) {
        super.attachBaseContext(context);
        System.load(context.getFilesDir() + "/libjiagu.so");
        real = interface5(this);
    }

    @Override
    public void onCreate() {
        super.onCreate();
        interface21(real);
    }

    private static native Application interface5(Context context);

    private static native void interface21(Application application);
}
