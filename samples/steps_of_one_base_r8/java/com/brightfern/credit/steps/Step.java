package com.brightfern.credit.steps;

import android.app.Fragment;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;

/** One step of the application, laid out as its class says. */
public abstract class Step extends Fragment {
    private final int layout;

    Step(int layout) {
        this.layout = layout;
    }

    @Override
    public View onCreateView(LayoutInflater inflater, ViewGroup above, Bundle saved) {
        View view = inflater.inflate(layout, above, false);
        begin(view);
        return view;
    }

    abstract void begin(View view);

    /** Shows another step. */
    void goTo(Step next) {
        getFragmentManager().beginTransaction()
                .replace(android.R.id.content, next)
                .addToBackStack(null)
                .commit();
    }
}
