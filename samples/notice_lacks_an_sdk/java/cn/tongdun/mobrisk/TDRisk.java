package cn.tongdun.mobrisk;

/** Stand-in: a library that takes a fingerprint of the phone. */
public final class TDRisk {
    private TDRisk() {
    }

    /** Returns the fingerprint. */
    public static String blackBox() {
        return Long.toHexString(System.nanoTime());
    }
}
