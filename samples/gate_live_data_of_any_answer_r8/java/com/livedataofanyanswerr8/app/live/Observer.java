package com.livedataofanyanswerr8.app.live;

/** Stand-in: whoever waits for a value. */
public interface Observer<T> {
    void onChanged(T value);
}
