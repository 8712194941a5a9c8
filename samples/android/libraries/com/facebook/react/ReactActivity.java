package com.facebook.react;

import android.app.Activity;
import android.os.Bundle;
import android.widget.FrameLayout;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public abstract class ReactActivity extends Activity {
    private static final String BUNDLE = "index.android.bundle";

    protected abstract String getMainComponentName();

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        FrameLayout root = new FrameLayout(this);
        setContentView(root);
        new ReactHost(this, root).start("assets://" + BUNDLE, getMainComponentName());
    }
}
