package com.ownannotationaftergrant.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What runs once the permissions asked for under a number were granted. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Granted {
    int value();
}
