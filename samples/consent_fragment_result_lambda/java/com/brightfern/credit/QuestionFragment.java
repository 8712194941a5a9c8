package com.brightfern.credit;

import android.app.Dialog;
import android.content.DialogInterface;
import android.os.Bundle;
import androidx.appcompat.app.AlertDialog;
import androidx.fragment.app.DialogFragment;

public class QuestionFragment extends DialogFragment {
    public static final String KEY = "question";
    void answer(boolean yes) { Bundle b = new Bundle(); b.putBoolean("yes", yes); getParentFragmentManager().setFragmentResult(KEY, b); }
    public static QuestionFragment newInstance(String title, String text) {
        QuestionFragment made = new QuestionFragment();
        Bundle args = new Bundle();
        args.putString("title", title);
        args.putString("text", text);
        made.setArguments(args);
        return made;
    }
    @Override public Dialog onCreateDialog(Bundle state) {
        return new AlertDialog.Builder(requireActivity())
            .setTitle(requireArguments().getString("title"))
            .setMessage(requireArguments().getString("text"))
            .setPositiveButton(R.string.consent_agree, new DialogInterface.OnClickListener() {
                @Override public void onClick(DialogInterface d, int w) { answer(true); } })
            .setNegativeButton(R.string.consent_refuse, new DialogInterface.OnClickListener() {
                @Override public void onClick(DialogInterface d, int w) { answer(false); } })
            .create();
    }
}
