package androidx.fragment.app;

import android.os.Bundle;
import android.view.View;

import java.util.HashMap;
import java.util.Map;

/** Stand-in: shows fragments. */
public class FragmentManager {
    private final FragmentActivity mHost;
    private final Map<String, FragmentResultListener> mListeners = new HashMap<>();

    FragmentManager(FragmentActivity host) {
        mHost = host;
    }

    void add(Fragment fragment, String tag) {
        if (tag != null) {
            fragment.appear(mHost);
        }
    }

    void place(Fragment fragment) {
        fragment.appear(mHost);
        fragment.onCreate(null);
        View view = fragment.onCreateView(mHost.getLayoutInflater(), null, null);
        if (view != null) {
            fragment.onViewCreated(view, null);
            mHost.setContentView(view);
        }
    }

    public FragmentTransaction beginTransaction() {
        return new FragmentTransaction(this);
    }

    public void setFragmentResultListener(String requestKey, Object lifecycleOwner, FragmentResultListener listener) {
        mListeners.put(requestKey, listener);
    }

    public void setFragmentResult(String requestKey, Bundle result) {
        FragmentResultListener listener = mListeners.get(requestKey);
        if (listener != null) {
            listener.onFragmentResult(requestKey, result);
        }
    }
}
