package com.sheethashostshowanend.app;

import android.app.DialogFragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

/** Tells what is read, and asks. */
public class AgreeSheet extends DialogFragment {
    /** Who shows the sheet hears what was answered. */
    interface Answer {
        void onYes();

        void onNo();
    }

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_agree, parent, false);
        setCancelable(false);
        view.findViewById(R.id.yes).setOnClickListener(v -> {
            dismiss();
            ((Answer) getActivity()).onYes();
        });
        view.findViewById(R.id.no).setOnClickListener(v -> {
            dismiss();
            ((Answer) getActivity()).onNo();
        });
        return view;
    }
}
