package com.brightfern.credit;

import android.app.AlertDialog;
import android.app.Dialog;
import android.app.DialogFragment;
import android.content.DialogInterface;
import android.os.Bundle;

/** Makes the dialog that tells the borrower what is read from the phone. */
public class AskFragment extends DialogFragment {
    @Override
    public Dialog onCreateDialog(Bundle savedInstanceState) {
        return new AlertDialog.Builder(getActivity())
                .setTitle(R.string.ask_title)
                .setMessage(R.string.ask_body)
                .setPositiveButton(R.string.ask_agree, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        ((LoanApplyActivity) getActivity()).agreed();
                    }
                })
                .setNegativeButton(R.string.ask_refuse, null)
                .create();
    }
}
