package com.answertowaitingscreen.app;

/** Makes a value of another. */
interface Fn<A, B> {
    B of(A value);
}
