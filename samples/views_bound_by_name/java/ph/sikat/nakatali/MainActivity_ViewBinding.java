package ph.sikat.nakatali;

import android.view.View;

import butterknife.Unbinder;
import butterknife.internal.DebouncingOnClickListener;
import butterknife.internal.Utils;

/** Written by the processor for {@link MainActivity}. */
public class MainActivity_ViewBinding implements Unbinder {
    private MainActivity target;
    private View view0;

    public MainActivity_ViewBinding(final MainActivity target, View source) {
        this.target = target;
        View view;
        view = Utils.findRequiredView(source, R.id.apply, "method 'apply'");
        view0 = view;
        view.setOnClickListener(new DebouncingOnClickListener() {
            @Override
            public void doClick(View clicked) {
                target.apply();
            }
        });
    }

    @Override
    public void unbind() {
        target = null;
        view0.setOnClickListener(null);
    }
}
