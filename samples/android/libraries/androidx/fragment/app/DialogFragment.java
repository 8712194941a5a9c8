package androidx.fragment.app;

/** Stand-in: a fragment that is a dialog. */
public class DialogFragment extends Fragment {
    public void show(FragmentManager manager, String tag) {
    }

    public void dismiss() {
    }

    public void setCancelable(boolean cancelable) {
    }
}
