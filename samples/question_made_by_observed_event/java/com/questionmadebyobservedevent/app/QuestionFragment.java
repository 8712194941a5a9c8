package com.questionmadebyobservedevent.app;

import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

import androidx.fragment.app.Fragment;

/** The question; what was answered is the next step of the form. */
public class QuestionFragment extends Fragment {
    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle state) {
        return inflater.inflate(R.layout.ask, parent, false);
    }

    @Override
    public void onViewCreated(View view, Bundle state) {
        LoanActivity form = (LoanActivity) requireActivity();
        view.findViewById(R.id.yes).setOnClickListener(v -> form.step.setValue(Step.SYSTEM));
        view.findViewById(R.id.no).setOnClickListener(v -> form.step.setValue(Step.REFERENCE));
    }
}
