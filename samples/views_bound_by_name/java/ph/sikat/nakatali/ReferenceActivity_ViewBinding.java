package ph.sikat.nakatali;

import android.view.View;
import android.widget.EditText;

import butterknife.Unbinder;
import butterknife.internal.DebouncingOnClickListener;
import butterknife.internal.Utils;

/** Written by the processor for {@link ReferenceActivity}. */
public class ReferenceActivity_ViewBinding implements Unbinder {
    private ReferenceActivity target;
    private View view0;

    public ReferenceActivity_ViewBinding(final ReferenceActivity target, View source) {
        this.target = target;
        View view;
        view = Utils.findRequiredView(source, R.id.send, "method 'send'");
        view0 = view;
        view.setOnClickListener(new DebouncingOnClickListener() {
            @Override
            public void doClick(View clicked) {
                target.send();
            }
        });
        target.name = Utils.findRequiredViewAsType(source, R.id.name, "field 'name'", EditText.class);
    }

    @Override
    public void unbind() {
        target = null;
        view0.setOnClickListener(null);
    }
}
