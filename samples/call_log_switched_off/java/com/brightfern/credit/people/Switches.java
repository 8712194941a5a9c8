package com.brightfern.credit.people;

/** What this build of the app does. */
public final class Switches {
    private static final boolean PEOPLE = Boolean.parseBoolean("false");

    private Switches() {
    }

    /** Says whether applications carry the phone book. */
    public static boolean people() {
        return PEOPLE;
    }
}
