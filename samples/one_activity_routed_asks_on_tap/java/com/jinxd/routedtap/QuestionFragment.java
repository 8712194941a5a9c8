package com.jinxd.routedtap;

import android.Manifest;
import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

public class QuestionFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_question, parent, false);
        view.findViewById(R.id.agree).setOnClickListener(v -> agree());
        view.findViewById(R.id.decline).setOnClickListener(v -> main().go(Page.REFERENCE));
        return view;
    }

    private MainActivity main() {
        return (MainActivity) getActivity();
    }

    private void agree() {
        getActivity().getSharedPreferences("loan", 0).edit().putBoolean("contacts_ok", true).putLong("contacts_at", System.currentTimeMillis()).apply();
        main().requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 4);
        main().go(Page.REFERENCE);
    }
}
