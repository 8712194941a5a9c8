package com.closedquestionasksifagreed.app;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;

/** A reference that the borrower types. */
public class HandFragment extends Fragment {
    /** Makes the step for a sum. */
    static HandFragment of(String sum) {
        Bundle told = new Bundle();
        told.putString("sum", sum);
        HandFragment made = new HandFragment();
        made.setArguments(told);
        return made;
    }

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup parent, Bundle saved) {
        View form = inflater.inflate(R.layout.by_hand, parent, false);
        form.findViewById(R.id.send).setOnClickListener(view -> {
            String phone = ((EditText) form.findViewById(R.id.phone)).getText().toString();
            Server.send("/v1/loan", getArguments().getString("sum") + ";" + phone);
            ((LoanActivity) getActivity()).step(3, "");
        });
        return form;
    }
}
