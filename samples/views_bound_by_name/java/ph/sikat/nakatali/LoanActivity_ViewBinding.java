package ph.sikat.nakatali;

import android.view.View;

import butterknife.Unbinder;
import butterknife.internal.DebouncingOnClickListener;
import butterknife.internal.Utils;

/** Written by the processor for {@link LoanActivity}. */
public class LoanActivity_ViewBinding implements Unbinder {
    private LoanActivity target;
    private View view0;

    public LoanActivity_ViewBinding(final LoanActivity target, View source) {
        this.target = target;
        View view;
        view = Utils.findRequiredView(source, R.id.next, "method 'goOn'");
        view0 = view;
        view.setOnClickListener(new DebouncingOnClickListener() {
            @Override
            public void doClick(View clicked) {
                target.goOn();
            }
        });
    }

    @Override
    public void unbind() {
        target = null;
        view0.setOnClickListener(null);
    }
}
