package androidx.fragment.app;

import android.app.Dialog;
import android.os.Bundle;
import android.view.View;

/** Stand-in: a fragment that is a dialog. */
public class DialogFragment extends Fragment {
    private Dialog mDialog;
    private boolean mCancelable = true;

    public void show(FragmentManager manager, String tag) {
        manager.add(this, tag);
    }

    public void dismiss() {
        if (mDialog != null) {
            mDialog.dismiss();
        }
    }

    public void setCancelable(boolean cancelable) {
        mCancelable = cancelable;
        if (mDialog != null) {
            mDialog.setCancelable(cancelable);
        }
    }

    @Override
    void appear(FragmentActivity activity) {
        super.appear(activity);
        onCreate(new Bundle());
        mDialog = new Dialog(activity);
        View view = onCreateView(activity.getLayoutInflater(), null, null);
        if (view != null) {
            mDialog.setContentView(view);
            onViewCreated(view, null);
        }
        mDialog.setCancelable(mCancelable);
        mDialog.show();
    }
}
