package ph.sikat.nakatali;

import android.view.View;

import butterknife.Unbinder;
import butterknife.internal.DebouncingOnClickListener;
import butterknife.internal.Utils;

/** Written by the processor for {@link ConsentActivity}. */
public class ConsentActivity_ViewBinding implements Unbinder {
    private ConsentActivity target;
    private View view0;
    private View view1;

    public ConsentActivity_ViewBinding(final ConsentActivity target, View source) {
        this.target = target;
        View view;
        view = Utils.findRequiredView(source, R.id.yes, "method 'agree'");
        view0 = view;
        view.setOnClickListener(new DebouncingOnClickListener() {
            @Override
            public void doClick(View clicked) {
                target.agree();
            }
        });
        view = Utils.findRequiredView(source, R.id.no, "method 'decline'");
        view1 = view;
        view.setOnClickListener(new DebouncingOnClickListener() {
            @Override
            public void doClick(View clicked) {
                target.decline();
            }
        });
    }

    @Override
    public void unbind() {
        target = null;
        view0.setOnClickListener(null);
        view1.setOnClickListener(null);
    }
}
