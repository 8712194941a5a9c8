package com.brightfern.credit;

import androidx.lifecycle.LiveData;

/** A value that is taken once, and the one place where all screens wait for such. */
final class Event<T> {
    interface Taker<T> {
        void take(T value);
    }

    private final T value;
    private boolean isTaken;

    Event(T value) {
        this.value = value;
    }

    static <T> void each(LiveData<Event<T>> events, Taker<T> taker) {
        events.observeForever(event -> {
            T value = event.once();
            if (value != null) {
                taker.take(value);
            }
        });
    }

    private T once() {
        if (isTaken) {
            return null;
        }
        isTaken = true;
        return value;
    }
}
