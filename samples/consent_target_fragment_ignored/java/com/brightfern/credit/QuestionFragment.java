package com.brightfern.credit;

import android.app.Activity;
import android.app.AlertDialog;
import android.app.Dialog;
import android.app.DialogFragment;
import android.content.DialogInterface;
import android.os.Bundle;

/** Asks, and tells its target fragment which button was pressed. */
public class QuestionFragment extends DialogFragment implements DialogInterface.OnClickListener {
    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        setCancelable(false);
    }

    @Override
    public Dialog onCreateDialog(Bundle state) {
        return new AlertDialog.Builder(getActivity())
                .setTitle(R.string.consent_title)
                .setMessage(R.string.consent_body)
                .setPositiveButton(R.string.consent_agree, this)
                .setNegativeButton(R.string.consent_refuse, this)
                .create();
    }

    @Override
    public void onClick(DialogInterface dialog, int which) {
        getTargetFragment().onActivityResult(getTargetRequestCode(),
                which == DialogInterface.BUTTON_POSITIVE ? Activity.RESULT_OK : Activity.RESULT_CANCELED, null);
    }
}
