package com.brightfern.credit;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

import androidx.fragment.app.Fragment;
import androidx.lifecycle.MutableLiveData;

/** Asks, and posts what was answered. */
public class QuestionFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        return inflater.inflate(R.layout.fragment_question, parent, false);
    }

    @Override
    public void onViewCreated(View view, Bundle state) {
        MutableLiveData<Event> events = ((LoanApplyActivity) requireActivity()).events;
        events.setValue(Event.ASKED);
        view.findViewById(R.id.question_yes).setOnClickListener(v -> events.setValue(Event.AGREED));
        view.findViewById(R.id.question_no).setOnClickListener(v -> events.setValue(Event.DECLINED));
    }
}
