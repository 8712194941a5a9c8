package crc64a8f2c51d9e04b7a;

import android.app.Activity;
import android.os.Bundle;

/** What the build writes for a screen whose code is in an assembly. */
public class MainActivity extends Activity {
    static {
        System.loadLibrary("monodroid");
    }

    private static native void onCreateManaged(Activity screen, Bundle state);

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        onCreateManaged(this, savedInstanceState);
    }
}
