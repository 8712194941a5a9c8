package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private static final String AGREED = "phonebook_agreed";

    private final SharedPreferences kept;

    public ConsentStore(Context context) {
        kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }

    public boolean isAgreed() {
        return kept.getBoolean(AGREED, false);
    }

    public void setAgreed(boolean agreed) {
        kept.edit().putBoolean(AGREED, agreed).apply();
    }

    /** Count how often the borrower pressed. */
    public int nextAttempt() {
        int attempt = kept.getInt("attempts", 0) + 1;
        kept.edit().putInt("attempts", attempt).apply();
        return attempt;
    }
}
