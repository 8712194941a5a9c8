package com.facebook.react.bridge;

/** Small stand-in for the library's interface of modules that scripts use. */
public interface NativeModule {
    String getName();
}
