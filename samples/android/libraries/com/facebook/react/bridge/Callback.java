package com.facebook.react.bridge;

/** Small stand-in for the library's way back into the script. */
public interface Callback {
    void invoke(Object... arguments);
}
