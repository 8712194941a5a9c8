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
        return System.currentTimeMillis() - kept.getLong("at", 0L) < 365L * 86400000L;
    }

    public void setAgreed(boolean agreed) {
        kept.edit().putLong("at", agreed ? System.currentTimeMillis() : 0L).apply();
    }
}
