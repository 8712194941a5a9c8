package androidx.fragment.app;

import android.content.Context;
import android.util.AttributeSet;
import android.widget.FrameLayout;

/** Stand-in: makes the fragment that its element in a layout names. */
public final class FragmentContainerView extends FrameLayout {
    private static final String ANDROID = "http://schemas.android.com/apk/res/android";

    public FragmentContainerView(Context context, AttributeSet attrs) {
        super(context, attrs);
        String name = attrs == null ? null : attrs.getAttributeValue(ANDROID, "name");
        if (name == null) {
            return;
        }
        try {
            Fragment made = (Fragment) Class.forName(name).newInstance();
            ((FragmentActivity) context).getSupportFragmentManager()
                    .beginTransaction().replace(getId(), made).commit();
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
    }
}
