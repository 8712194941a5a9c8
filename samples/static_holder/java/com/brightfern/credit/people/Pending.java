package com.brightfern.credit.people;

import org.json.JSONArray;

/** Holds what was gathered until the next screen. */
public final class Pending {
    private static final Pending ONLY = new Pending();

    public JSONArray people = new JSONArray();

    private Pending() {
    }

    public static Pending get() {
        return ONLY;
    }
}
