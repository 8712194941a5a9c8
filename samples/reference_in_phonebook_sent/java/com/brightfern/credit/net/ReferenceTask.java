package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;

import org.json.JSONException;
import org.json.JSONObject;

/** Tells the lender the name of the reference. */
public class ReferenceTask extends AsyncTask<String, Void, Void> {
    @Override
    protected Void doInBackground(String... name) {
        try {
            Api.post("/reference", new JSONObject().put("name", name[0]));
        } catch (IOException | JSONException error) {
            return null;
        }
        return null;
    }
}
