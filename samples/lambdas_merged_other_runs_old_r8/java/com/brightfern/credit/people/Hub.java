package com.brightfern.credit.people;

import android.os.Handler;

import com.brightfern.credit.LoanApplyActivity;

/** A plan that nobody makes any more. */
public final class Hub {
    public void plan(LoanApplyActivity screen) {
        new Handler().post(() -> new PeopleReader(screen).send());
    }
}
