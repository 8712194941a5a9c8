package androidx.fragment.app;

import android.app.Activity;

/** Stand-in: an activity with fragments. */
public class FragmentActivity extends Activity {
    public FragmentManager getSupportFragmentManager() {
        return null;
    }
}
