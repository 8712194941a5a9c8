package com.answerstoldswapped.app;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.Toast;

/** Takes amount and tenure. */
public class ApplyFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View view = inflater.inflate(R.layout.fragment_apply, parent, false);
        view.findViewById(R.id.send).setOnClickListener(
                v -> Toast.makeText(getActivity(), R.string.done, Toast.LENGTH_LONG).show());
        return view;
    }
}
