package com.facebook.react;

import android.content.Context;
import android.view.ViewGroup;

/** Small stand-in for the library's runtime: hands the bundle to the native engine. */
final class ReactHost {
    static {
        System.loadLibrary("hermes");
    }

    private final Context context;
    private final ViewGroup root;

    ReactHost(Context context, ViewGroup root) {
        this.context = context;
        this.root = root;
    }

    void start(String bundle, String component) {
        runBundle(context, root, bundle, component);
    }

    private static native void runBundle(
            Context context, ViewGroup root, String bundle, String component);
}
