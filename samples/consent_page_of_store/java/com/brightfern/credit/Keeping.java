package com.brightfern.credit;

import com.brightfern.credit.data.Consent;

/** Keeps what was agreed to. */
final class Keeping implements Store.Link {
    private final Consent consent;

    Keeping(Consent consent) {
        this.consent = consent;
    }

    @Override
    public void take(Action action, Store.Next next) {
        if (action == Action.Agreed.ONE) {
            consent.give();
        }
        next.take(action);
    }
}
