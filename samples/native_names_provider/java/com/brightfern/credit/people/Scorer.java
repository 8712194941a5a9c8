package com.brightfern.credit.people;

import android.content.Context;

/** Hands the score's work to a native library. */
public final class Scorer {
    static {
        System.loadLibrary("scorer");
    }

    private Scorer() {
    }

    public static native String score(Context context);
}
