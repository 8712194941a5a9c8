package com.brightfern.credit.net;

import android.os.AsyncTask;

import com.brightfern.credit.consent.ConsentStore;

import java.io.IOException;

import org.json.JSONException;
import org.json.JSONObject;

/** Tells the server that the borrower agreed; its answer says what it knows. */
public class ConsentTask extends AsyncTask<Boolean, Void, Boolean> {
    @Override
    protected Boolean doInBackground(Boolean... agreed) {
        try {
            ConsentStore.take(Api.post("/consent", new JSONObject().put("contacts", agreed[0])));
            return true;
        } catch (IOException | JSONException error) {
            return false;
        }
    }
}
