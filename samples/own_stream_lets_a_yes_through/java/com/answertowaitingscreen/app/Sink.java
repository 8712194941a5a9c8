package com.answertowaitingscreen.app;

/** Hears values. */
interface Sink<T> {
    void next(T value);
}
