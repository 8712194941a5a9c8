package androidx.fragment.app;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

/** Stand-in: a part of a screen. */
public class Fragment {
    private FragmentActivity mHost;

    public final FragmentActivity getActivity() {
        return mHost;
    }

    public void onCreate(Bundle savedInstanceState) {
    }

    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle savedInstanceState) {
        return null;
    }

    public void onViewCreated(View view, Bundle state) {
    }

    void appear(FragmentActivity activity) {
        mHost = activity;
    }
}
