package com.jinxd.one;

import android.Manifest;
import android.app.AlertDialog;
import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

public class ApplyFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_apply, parent, false);
        view.findViewById(R.id.send).setOnClickListener(v -> ask());
        return view;
    }

    private MainActivity main() {
        return (MainActivity) getActivity();
    }

    private void ask() {
        new AlertDialog.Builder(getActivity()).setTitle(R.string.consent_title).setMessage(R.string.consent_body)
                .setPositiveButton(R.string.yes, (dialog, which) -> {
                    getActivity().getSharedPreferences("loan", 0).edit().putBoolean("contacts_ok", true).putLong("contacts_at", System.currentTimeMillis()).apply();
                    main().requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 4);
                    goOn();
                })
                .setNegativeButton(R.string.no, (dialog, which) -> goOn())
                .show();
    }

    private void goOn() {
        android.widget.Toast.makeText(getActivity(), R.string.done, 0).show();
        main().show(new HomeFragment());
    }
}
