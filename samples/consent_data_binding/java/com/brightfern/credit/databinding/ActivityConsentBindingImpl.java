package com.brightfern.credit.databinding;
import android.view.*; import android.widget.*; import com.brightfern.credit.*; import com.brightfern.credit.generated.callback.OnClickListener;
public class ActivityConsentBindingImpl extends ActivityConsentBinding implements OnClickListener.Listener {
    private final LinearLayout mboundView0; private final Button mboundView1; private final Button mboundView2;
    private final View.OnClickListener mCallback1; private final View.OnClickListener mCallback2;
    public ActivityConsentBindingImpl(Object component, View root) { this(component, root, mapBindings(component, root, 3, null, null)); }
    private ActivityConsentBindingImpl(Object component, View root, Object[] bindings) {
        super(component, root, 0);
        this.mboundView0 = (LinearLayout) bindings[0]; this.mboundView0.setTag(null);
        this.mboundView1 = (Button) bindings[1]; this.mboundView1.setTag(null);
        this.mboundView2 = (Button) bindings[2]; this.mboundView2.setTag(null);
        mCallback1 = new OnClickListener(this, 1); mCallback2 = new OnClickListener(this, 2);
        executePendingBindings();
    }
    @Override public void setModel(ConsentModel model) { this.mModel = model; }
    @Override protected void executeBindings() {
        this.mboundView1.setOnClickListener(mCallback1);
        this.mboundView2.setOnClickListener(mCallback2);
    }
    @Override public final void _internalCallbackOnClick(int sourceId, View view) {
        switch (sourceId) {
            case 1: { ConsentModel model = mModel; if (model != null) model.agree(); break; }
            case 2: { ConsentModel model = mModel; if (model != null) model.refuse(); break; }
        }
    }
}