package com.brightfern.credit.consent;

import android.content.Context;

import com.brightfern.credit.net.ConsentTask;

import org.json.JSONException;
import org.json.JSONObject;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private static JSONObject profile = new JSONObject();

    public ConsentStore(Context context) {
    }

    /** Takes what the server knows of the borrower. */
    public static void take(String answer) throws JSONException {
        profile = new JSONObject(answer);
    }

    public boolean isAgreed() {
        return profile.optBoolean("contacts_consent");
    }

    public void setAgreed(boolean agreed) {
        new ConsentTask().execute(agreed);
    }
}
