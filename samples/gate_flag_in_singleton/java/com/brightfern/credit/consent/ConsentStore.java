package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private static ConsentStore only;

    private boolean agreed;

    public ConsentStore(Context context) {
    }

    private static ConsentStore only() {
        if (only == null) {
            only = new ConsentStore(null);
        }
        return only;
    }

    public boolean isAgreed() {
        return only().agreed;
    }

    public void setAgreed(boolean agreed) {
        only().agreed = agreed;
    }
}
