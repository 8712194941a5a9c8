package com.livedataofanyanswerr8.app.live;

/** Stand-in: whoever has a life during which it can be told something. */
public interface LifecycleOwner {
    boolean isStarted();
}
