package com.brightfern.credit.consent;

import java.util.Collections;
import java.util.List;

/** What follows from the borrower's answer. */
public final class Effects {
    private Effects() {
    }

    /** Has the system asked for the phone book. */
    public static final class AskSystem implements Effect {
    }

    /** Tells the borrower something. */
    public static final class Note implements Effect {
        public final String text;

        Note(String text) {
            this.text = text;
        }
    }

    public static List<Effect> of(boolean agreed) {
        if (agreed) {
            return Collections.<Effect>singletonList(new AskSystem());
        }
        return Collections.<Effect>singletonList(new Note("references"));
    }
}
