package com.brightfern.credit.people;

import android.content.Context;

/** Says that the borrower has answered. */
public final class GatherEvent {
    public final Context context;

    public GatherEvent(Context context) {
        this.context = context;
    }
}
