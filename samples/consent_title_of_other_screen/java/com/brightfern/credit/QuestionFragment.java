package com.brightfern.credit;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

import androidx.fragment.app.Fragment;

/** Asks whether the contacts may be read. */
public class QuestionFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        View root = inflater.inflate(R.layout.fragment_question, parent, false);
        root.findViewById(R.id.agree)
                .setOnClickListener(v -> ((Answering) requireActivity()).onAnswer(true));
        root.findViewById(R.id.refuse)
                .setOnClickListener(v -> ((Answering) requireActivity()).onAnswer(false));
        return root;
    }
}
