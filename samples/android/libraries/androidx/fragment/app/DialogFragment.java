package androidx.fragment.app;

import android.app.Dialog;
import android.content.DialogInterface;
import android.os.Bundle;
import android.view.View;

/** Stand-in: a fragment that is a dialog. */
public class DialogFragment extends Fragment implements DialogInterface.OnCancelListener {
    private Dialog mDialog;
    private boolean mCancelable = true;

    public void show(FragmentManager manager, String tag) {
        manager.add(this, tag);
    }

    public Dialog onCreateDialog(Bundle savedInstanceState) {
        return new Dialog(requireContext());
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
    public void onCancel(DialogInterface dialog) {
    }

    @Override
    void appear(FragmentActivity activity) {
        super.appear(activity);
        onCreate(new Bundle());
        mDialog = onCreateDialog(null);
        View view = onCreateView(activity.getLayoutInflater(), null, null);
        if (view != null) {
            onViewCreated(view, null);
            mDialog.setContentView(view);
        }
        mDialog.setCancelable(mCancelable);
        mDialog.setOnCancelListener(this);
        mDialog.show();
    }
}
