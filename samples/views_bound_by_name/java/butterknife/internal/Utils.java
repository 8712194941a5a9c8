package butterknife.internal;

import android.view.View;

/** Finds views for generated code. */
public final class Utils {
    private Utils() {
    }

    public static View findRequiredView(View source, int id, String who) {
        View view = source.findViewById(id);
        if (view == null) {
            throw new IllegalStateException("No view for " + who);
        }
        return view;
    }

    public static <T> T findRequiredViewAsType(View source, int id, String who, Class<T> type) {
        return type.cast(findRequiredView(source, id, who));
    }
}
