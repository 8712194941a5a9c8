package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Sends the application and what was gathered for it. */
public class SubmitTask extends AsyncTask<Integer, Void, Boolean> {
    private final JSONArray people;

    public SubmitTask(JSONArray people) {
        this.people = people;
    }

    @Override
    protected Boolean doInBackground(Integer... total) {
        try {
            JSONObject body = new JSONObject();
            body.put("total", total[0].intValue());
            body.put("linkman", people);
            return Api.post("/application", body).length() > 0;
        } catch (IOException | JSONException error) {
            return false;
        }
    }
}
