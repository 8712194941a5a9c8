package com.brightfern.credit.data;

import android.content.Context;
import android.content.SharedPreferences;

/** Keeps what the borrower agreed to, and when. */
public final class Consent {
    private static final String AGREED = "contacts_agreed";
    private static final String VERSION = "contacts_text_version";
    private static final String TIME = "contacts_agreed_at";

    private final SharedPreferences kept;

    public Consent(Context context) {
        kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }

    public boolean isGiven() {
        return kept.getBoolean(AGREED, false);
    }

    public void give() {
        kept.edit()
                .putBoolean(AGREED, true)
                .putString(VERSION, "2024-05")
                .putLong(TIME, System.currentTimeMillis())
                .apply();
    }
}
