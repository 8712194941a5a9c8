package com.brightfern.credit.people;

/** Where rows come from. */
public enum Source {
    SELF("profile"),
    LINES("data/phones");

    private final String path;

    Source(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
