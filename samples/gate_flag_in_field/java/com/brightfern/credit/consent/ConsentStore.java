package com.brightfern.credit.consent;

import android.content.Context;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private static boolean agreed;

    public ConsentStore(Context context) {
    }

    public boolean isAgreed() {
        return agreed;
    }

    public void setAgreed(boolean value) {
        agreed = value;
    }
}
