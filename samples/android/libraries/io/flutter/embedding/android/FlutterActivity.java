package io.flutter.embedding.android;

import android.app.Activity;
import android.os.Bundle;

import io.flutter.plugin.common.BinaryMessenger;

/** Small stand-in for the library's class of this name: the engine draws all screens. */
public class FlutterActivity extends Activity {
    private static native void run(Activity screen);

    private static native void listen(String channel, Object handler);

    protected void configureFlutterEngine(BinaryMessenger messenger) {
        // Apps register their plug-ins here.
    }

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        System.loadLibrary("flutter");
        configureFlutterEngine(new BinaryMessenger() {
            @Override
            public void setMessageHandler(String channel, Object handler) {
                listen(channel, handler);
            }
        });
        run(this);
    }
}
