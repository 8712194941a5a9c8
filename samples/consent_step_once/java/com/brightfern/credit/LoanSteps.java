package com.brightfern.credit;

import androidx.lifecycle.LiveData;
import androidx.lifecycle.MediatorLiveData;
import androidx.lifecycle.MutableLiveData;

import com.brightfern.credit.data.Consent;

/** Where the borrower is in the application. */
class LoanSteps {
    enum Step { FORM, ASK, PERMISSION, REFERENCE }

    private final Consent consent;
    private final SingleLiveEvent<Step> step = new SingleLiveEvent<>();
    private final MutableLiveData<Boolean> quoted = new MutableLiveData<>();
    private final MutableLiveData<Boolean> tired = new MutableLiveData<>();

    LoanSteps(Consent consent) {
        this.consent = consent;
        quoted.observeForever(known -> step.setValue(Step.ASK));
        step.setValue(Step.FORM);
    }

    LiveData<Step> step() {
        return step;
    }

    LiveData<Boolean> tired() {
        return tired;
    }

    void quoted() {
        quoted.setValue(true);
    }

    void answered(boolean agreed) {
        if (agreed) {
            consent.give();
        }
        step.setValue(agreed ? Step.PERMISSION : Step.REFERENCE);
    }

    void giveUp() {
        tired.setValue(true);
    }
}
