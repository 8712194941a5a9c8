package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;

import org.json.JSONException;
import org.json.JSONObject;

/** Sends the application. */
public class SubmitTask extends AsyncTask<Integer, Void, Boolean> {
    @Override
    protected Boolean doInBackground(Integer... total) {
        try {
            JSONObject body = new JSONObject();
            body.put("total", total[0].intValue());
            return Api.post("/application", body).length() > 0;
        } catch (IOException | JSONException error) {
            return false;
        }
    }
}
