package com.facebook.react.bridge;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Small stand-in for the library's annotation: scripts can call what carries it. */
@Retention(RetentionPolicy.RUNTIME)
public @interface ReactMethod {}
