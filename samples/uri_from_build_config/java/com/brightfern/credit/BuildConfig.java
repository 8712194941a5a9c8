package com.brightfern.credit;

/** What the build put in. */
public final class BuildConfig {
    public static final boolean DEBUG = Boolean.parseBoolean("false");
    public static final String SOURCE_HOST = String.valueOf("com.android.contacts");

    private BuildConfig() {
    }
}
