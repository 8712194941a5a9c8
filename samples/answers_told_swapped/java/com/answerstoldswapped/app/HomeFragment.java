package com.answerstoldswapped.app;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

/** The first screen. */
public class HomeFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_home, parent, false);
        view.findViewById(R.id.borrow).setOnClickListener(v -> borrow());
        return view;
    }

    private void borrow() {
        ((Navigator) getActivity()).go(new AgreeFragment());
    }
}
