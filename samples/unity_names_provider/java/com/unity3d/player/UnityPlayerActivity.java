package com.unity3d.player;

import android.app.Activity;
import android.os.Bundle;

/** Small stand-in for the engine's screen of this name: the engine draws all screens. */
public class UnityPlayerActivity extends Activity {
    static {
        System.loadLibrary("il2cpp");
    }

    private static native void initJni(Activity screen);

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        initJni(this);
    }
}
