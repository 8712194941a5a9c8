package com.jinxd.routedtap;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

public class ReferenceFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_apply, parent, false);
        view.findViewById(R.id.send).setOnClickListener(v -> android.widget.Toast.makeText(getActivity(), R.string.done, 0).show());
        return view;
    }
}
