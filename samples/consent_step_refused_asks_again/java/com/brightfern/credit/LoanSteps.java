package com.brightfern.credit;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MutableLiveData;

import com.brightfern.credit.data.Consent;

/** Where the borrower is in the application. */
class LoanSteps {
    private final Consent consent;
    private final MutableLiveData<Event<Step>> step = new MutableLiveData<>();
    private final MutableLiveData<Event<Boolean>> tired = new MutableLiveData<>();

    LoanSteps(Consent consent) {
        this.consent = consent;
        step.setValue(new Event<>(new Step.Form()));
    }

    LiveData<Event<Step>> step() {
        return step;
    }

    LiveData<Event<Boolean>> tired() {
        return tired;
    }

    void quoted() {
        step.setValue(new Event<>(new Step.Ask()));
    }

    void agreed() {
        boolean isFirst = !consent.isGiven();
        consent.give();
        step.setValue(new Event<>(isFirst ? new Step.Permission() : new Step.Again()));
    }

    void declined() {
        step.setValue(new Event<>(new Step.Again()));
    }

    void giveUp() {
        tired.setValue(new Event<>(true));
    }
}
