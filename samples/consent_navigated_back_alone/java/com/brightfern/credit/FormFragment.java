package com.brightfern.credit;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

import androidx.fragment.app.Fragment;
import androidx.navigation.fragment.NavHostFragment;

/** Takes the sum. */
public class FormFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        return inflater.inflate(R.layout.fragment_form, parent, false);
    }

    @Override
    public void onViewCreated(View view, Bundle state) {
        view.findViewById(R.id.apply).setOnClickListener(
                v -> NavHostFragment.findNavController(this).navigate(R.id.to_question));
    }
}
