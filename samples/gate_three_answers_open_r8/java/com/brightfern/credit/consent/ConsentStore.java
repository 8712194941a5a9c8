package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;

/** Remembers what the borrower answered, if anything. */
public final class ConsentStore {
    /** What was answered. */
    public enum Choice { OPEN, AGREED, REFUSED }

    private final SharedPreferences kept;

    public ConsentStore(Context context) {
        kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }

    public Choice choice() {
        return Choice.valueOf(kept.getString("choice", Choice.OPEN.name()));
    }

    public void choose(Choice choice) {
        kept.edit().putString("choice", choice.name()).apply();
    }
}
