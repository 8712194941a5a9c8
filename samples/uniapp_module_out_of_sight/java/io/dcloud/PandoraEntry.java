package io.dcloud;

import android.app.Activity;
import android.os.Bundle;
import android.widget.FrameLayout;

/** Small stand-in for the host's entry: hands the app's scripts to the native engine. */
public class PandoraEntry extends Activity {
    static {
        System.loadLibrary("uniapp");
    }

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        FrameLayout root = new FrameLayout(this);
        setContentView(root);
        runApp(root, "apps/__UNI__4F2A7C1/www");
    }

    private static native void runApp(FrameLayout root, String folder);
}
