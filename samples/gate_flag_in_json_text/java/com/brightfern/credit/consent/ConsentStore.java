package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;
import org.json.JSONException;
import org.json.JSONObject;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private final SharedPreferences kept;

    public ConsentStore(Context context) {
        kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }

    public boolean isAgreed() {
        try {
            return new JSONObject(kept.getString("choices", "{}")).optBoolean("agreed", false);
        } catch (JSONException error) {
            return false;
        }
    }

    public void setAgreed(boolean agreed) {
        try {
            kept.edit().putString("choices", new JSONObject().put("agreed", agreed).toString()).apply();
        } catch (JSONException error) {
            throw new IllegalStateException(error);
        }
    }
}
