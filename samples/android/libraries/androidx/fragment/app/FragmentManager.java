package androidx.fragment.app;

/** Stand-in: shows fragments. */
public class FragmentManager {
    private final FragmentActivity mHost;

    FragmentManager(FragmentActivity host) {
        mHost = host;
    }

    void add(Fragment fragment, String tag) {
        if (tag != null) {
            fragment.appear(mHost);
        }
    }
}
