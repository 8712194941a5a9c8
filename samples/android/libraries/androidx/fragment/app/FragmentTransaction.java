package androidx.fragment.app;

/** Stand-in: puts fragments into their places. */
public class FragmentTransaction {
    private final FragmentManager mManager;
    private Fragment mFragment;

    FragmentTransaction(FragmentManager manager) {
        mManager = manager;
    }

    public FragmentTransaction replace(int containerViewId, Fragment fragment) {
        mFragment = fragment;
        return this;
    }

    public FragmentTransaction addToBackStack(String name) {
        return this;
    }

    public int commit() {
        mManager.place(mFragment);
        return 0;
    }
}
