package com.jinxd.one;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

public class LoginFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_login, parent, false);
        view.findViewById(R.id.login).setOnClickListener(v -> goOn());
        return view;
    }

    private MainActivity main() {
        return (MainActivity) getActivity();
    }

    private void goOn() {
        main().show(new HomeFragment());
    }
}
