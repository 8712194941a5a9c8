package com.brightfern.credit.people;

import androidx.lifecycle.MutableLiveData;

/** What the borrower answered. */
public final class Granted {
    public static final MutableLiveData<Boolean> ANSWER = new MutableLiveData<Boolean>();

    private Granted() {
    }
}
