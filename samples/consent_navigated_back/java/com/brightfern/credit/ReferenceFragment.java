package com.brightfern.credit;

import android.content.Intent;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

import androidx.fragment.app.Fragment;

/** Takes a reference that the borrower types. */
public class ReferenceFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        return inflater.inflate(R.layout.activity_reference, parent, false);
    }

    @Override
    public void onViewCreated(View view, Bundle state) {
        view.findViewById(R.id.done).setOnClickListener(
                v -> requireActivity().startActivity(new Intent(requireContext(), ResultActivity.class)));
    }
}
