package com.brightfern.credit.databinding;
import android.view.*; import androidx.databinding.ViewDataBinding; import com.brightfern.credit.*;
public abstract class ActivityConsentBinding extends ViewDataBinding {
    protected ConsentModel mModel;
    protected ActivityConsentBinding(Object c, View root, int n) { super(c, root, n); }
    public abstract void setModel(ConsentModel model);
    public static ActivityConsentBinding inflate(LayoutInflater inflater) {
        return new ActivityConsentBindingImpl(null, inflater.inflate(R.layout.activity_consent, null, false));
    }
}