package cn.tongdun.mobrisk;

import android.content.Context;

/** Stand-in: a library that takes a fingerprint of the phone. */
public final class TDRisk {
    private static String taken = "";

    private TDRisk() {
    }

    /** Takes the fingerprint. */
    public static void init(Context context) {
        taken = Long.toHexString(System.nanoTime()) + context.getPackageName();
    }

    /** Returns the fingerprint. */
    public static String blackBox() {
        return taken;
    }
}
