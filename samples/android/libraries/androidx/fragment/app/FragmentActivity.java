package androidx.fragment.app;

import android.app.Activity;

/** Stand-in: an activity with fragments. */
public class FragmentActivity extends Activity {
    private final FragmentManager mFragments = new FragmentManager(this);

    public FragmentManager getSupportFragmentManager() {
        return mFragments;
    }
}
