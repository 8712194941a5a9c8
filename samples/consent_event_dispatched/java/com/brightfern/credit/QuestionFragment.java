package com.brightfern.credit;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

import androidx.fragment.app.Fragment;

/** Asks, and posts what was answered. */
public class QuestionFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        return inflater.inflate(R.layout.fragment_question, parent, false);
    }

    @Override
    public void onViewCreated(View view, Bundle state) {
        Events events = ((LoanApplyActivity) requireActivity()).events;
        view.findViewById(R.id.question_yes).setOnClickListener(v -> events.post(Event.AGREED));
        view.findViewById(R.id.question_no).setOnClickListener(v -> events.post(Event.DECLINED));
    }
}
