package com.brightfern.credit.people;

import org.json.JSONArray;

/** Holds what was gathered. */
public final class Pending {
    public static JSONArray people = new JSONArray();

    private Pending() {
    }
}
