package com.brightfern.credit;

import android.app.Dialog;
import android.content.DialogInterface;
import android.os.Bundle;
import androidx.appcompat.app.AlertDialog;
import androidx.fragment.app.DialogFragment;

public class QuestionFragment extends DialogFragment {
    public interface Host { void onAnswer(String what, boolean yes); }
    public static QuestionFragment newInstance(String what, String title, String text) {
        QuestionFragment made = new QuestionFragment();
        Bundle args = new Bundle();
        args.putString("what", what);
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
                @Override public void onClick(DialogInterface d, int w) { ((Host) requireActivity()).onAnswer(requireArguments().getString("what"), true); } })
            .setNegativeButton(R.string.consent_refuse, new DialogInterface.OnClickListener() {
                @Override public void onClick(DialogInterface d, int w) { ((Host) requireActivity()).onAnswer(requireArguments().getString("what"), false); } })
            .create();
    }
}
