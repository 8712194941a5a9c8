package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;

import org.json.JSONException;
import org.json.JSONObject;

/** Trades a phone number and its one-time code for a token. */
public class LoginTask extends AsyncTask<String, Void, String> {
    private final Answer answer;

    public LoginTask(Answer answer) {
        this.answer = answer;
    }

    @Override
    protected String doInBackground(String... typed) {
        try {
            JSONObject body = new JSONObject();
            body.put("mobile", typed[0]);
            body.put("otp", typed[1]);
            return new JSONObject(Api.post("/session", body)).optString("token");
        } catch (IOException | JSONException error) {
            return null;
        }
    }

    @Override
    protected void onPostExecute(String token) {
        answer.onAnswer(token);
    }
}
