package butterknife.internal;

import android.view.View;

/** Hears one click in a frame. */
public abstract class DebouncingOnClickListener implements View.OnClickListener {
    private static boolean enabled = true;
    private static final Runnable AGAIN = () -> enabled = true;

    @Override
    public final void onClick(View view) {
        if (enabled) {
            enabled = false;
            view.post(AGAIN);
            doClick(view);
        }
    }

    public abstract void doClick(View view);
}
