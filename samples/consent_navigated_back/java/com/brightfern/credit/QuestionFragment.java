package com.brightfern.credit;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

import androidx.fragment.app.Fragment;
import androidx.navigation.fragment.NavHostFragment;

import com.brightfern.credit.data.Consent;

/** Asks whether the contacts may be read. */
public class QuestionFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        return inflater.inflate(R.layout.fragment_question, parent, false);
    }

    @Override
    public void onViewCreated(View view, Bundle state) {
        view.findViewById(R.id.agree).setOnClickListener(v -> {
            new Consent(requireContext()).give();
            NavHostFragment.findNavController(this).navigate(R.id.to_people);
        });
        view.findViewById(R.id.refuse).setOnClickListener(
                v -> NavHostFragment.findNavController(this).navigateUp());
    }
}
