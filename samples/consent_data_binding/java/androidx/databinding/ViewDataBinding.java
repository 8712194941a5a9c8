package androidx.databinding;
import android.view.View; import android.view.ViewGroup;
public abstract class ViewDataBinding {
    private final View mRoot;
    protected ViewDataBinding(Object component, View root, int fields) { mRoot = root; }
    public View getRoot() { return mRoot; }
    protected static Object[] mapBindings(Object component, View root, int n, Object includes, Object ids) {
        Object[] found = new Object[n]; map(root, found); return found;
    }
    private static void map(View view, Object[] found) {
        Object tag = view.getTag();
        if (tag instanceof String && ((String) tag).startsWith("binding_")) found[Integer.parseInt(((String) tag).substring(8))] = view;
        if (tag instanceof String && ((String) tag).startsWith("layout/")) found[0] = view;
        if (view instanceof ViewGroup) for (int i = 0; i < ((ViewGroup) view).getChildCount(); i++) map(((ViewGroup) view).getChildAt(i), found);
    }
    protected abstract void executeBindings();
    public void executePendingBindings() { executeBindings(); }
}