package com.brightfern.credit;

import com.brightfern.credit.net.SubmitTask;

import org.json.JSONArray;

/** Starts the posting of what was gathered. */
final class Sending implements Runnable {
    private final JSONArray people;
    private final int total;

    Sending(JSONArray people, int total) {
        this.people = people;
        this.total = total;
    }

    @Override
    public void run() {
        new SubmitTask(people).execute(total);
    }
}
