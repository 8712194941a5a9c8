package com.jinxd.oneunasked;

import android.Manifest;
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
        view.findViewById(R.id.yes).setOnClickListener(v -> agree());
        view.findViewById(R.id.no).setOnClickListener(v -> goOn());
        return view;
    }

    private void agree() {
        getActivity().getSharedPreferences("loan", 0).edit()
                .putString("contacts", "1@" + System.currentTimeMillis() / 1000).apply();
        getActivity().requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 4);
        goOn();
    }

    private void goOn() {
        ((Navigator) getActivity()).go(new ApplyFragment());
    }
}
