package com.brightfern.credit;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;

import com.brightfern.credit.data.Consent;

/** Where the borrower is in the application. */
final class LoanModel {
    private static final MutableLiveData<Event> EVENTS = new MutableLiveData<>();

    private LoanModel() {
    }

    static LiveData<Event> events() {
        return EVENTS;
    }

    static void quoted() {
        EVENTS.setValue(Event.AskContacts.INSTANCE);
    }

    static void answered(Consent consent, boolean agreed) {
        if (agreed) {
            consent.give();
        }
        EVENTS.setValue(agreed ? Event.RequestPermission.INSTANCE : Event.TypeContact.INSTANCE);
    }

    static void signOut() {
        EVENTS.setValue(Event.SignedOut.INSTANCE);
    }
}
