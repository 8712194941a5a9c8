package androidx.fragment.app;

import android.os.Bundle;

/** Stand-in: hears what a fragment answers. */
public interface FragmentResultListener {
    void onFragmentResult(String requestKey, Bundle result);
}
