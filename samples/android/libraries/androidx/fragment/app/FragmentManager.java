package androidx.fragment.app;

/** Stand-in: shows fragments. */
public abstract class FragmentManager {
}
