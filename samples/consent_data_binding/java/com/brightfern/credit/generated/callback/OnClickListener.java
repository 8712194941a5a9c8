package com.brightfern.credit.generated.callback;
import android.view.View;
public final class OnClickListener implements View.OnClickListener {
    final Listener mListener; final int mSourceId;
    public OnClickListener(Listener listener, int sourceId) { mListener = listener; mSourceId = sourceId; }
    @Override public void onClick(View view) { mListener._internalCallbackOnClick(mSourceId, view); }
    public interface Listener { void _internalCallbackOnClick(int sourceId, View view); }
}