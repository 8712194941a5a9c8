package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;

import org.json.JSONObject;

/** Asks the server which terms hold this month. */
public class TermsTask extends AsyncTask<Void, Void, String> {
    private final Answer answer;

    public TermsTask(Answer answer) {
        this.answer = answer;
    }

    @Override
    protected String doInBackground(Void... nothing) {
        try {
            return Api.post("/terms", new JSONObject());
        } catch (IOException error) {
            return null;
        }
    }

    @Override
    protected void onPostExecute(String text) {
        answer.onAnswer(text);
    }
}
