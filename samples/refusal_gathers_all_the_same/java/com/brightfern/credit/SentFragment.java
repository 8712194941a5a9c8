package com.brightfern.credit;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;

/** Says that the application was sent. */
public class SentFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle savedInstanceState) {
        TextView sent = new TextView(getActivity());
        sent.setText(R.string.sent);
        return sent;
    }
}
