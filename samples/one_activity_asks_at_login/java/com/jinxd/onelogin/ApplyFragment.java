package com.jinxd.onelogin;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

public class ApplyFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_apply, parent, false);
        view.findViewById(R.id.send).setOnClickListener(v -> goOn());
        return view;
    }

    private MainActivity main() {
        return (MainActivity) getActivity();
    }

    private void goOn() {
        android.widget.Toast.makeText(getActivity(), R.string.done, 0).show();
        main().show(new HomeFragment());
    }
}
