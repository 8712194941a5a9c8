package android.widget;

import android.content.Context;
import android.util.AttributeSet;
import android.view.MenuItem;
import android.view.ViewGroup;

/** Since API 21. */
public class Toolbar extends ViewGroup {
    public Toolbar(Context context) {
        super(context);
    }

    public Toolbar(Context context, AttributeSet attributes) {
        super(context, attributes);
    }

    public void inflateMenu(int menu) {
        throw new RuntimeException("Stub!");
    }

    public void setOnMenuItemClickListener(OnMenuItemClickListener listener) {
        throw new RuntimeException("Stub!");
    }

    @Override
    protected void onLayout(boolean changed, int left, int top, int right, int bottom) {
        throw new RuntimeException("Stub!");
    }

    public interface OnMenuItemClickListener {
        boolean onMenuItemClick(MenuItem item);
    }
}
