package com.brightfern.credit;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;

import androidx.fragment.app.DialogFragment;

/** Says how much can be asked for. */
public class TipFragment extends DialogFragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle savedInstanceState) {
        TextView tip = new TextView(inflater.getContext());
        tip.setText("Between 1,000 and 50,000.");
        return tip;
    }
}
