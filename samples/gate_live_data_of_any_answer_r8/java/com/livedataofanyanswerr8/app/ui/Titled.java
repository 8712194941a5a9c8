package com.livedataofanyanswerr8.app.ui;

import android.app.Activity;
import com.livedataofanyanswerr8.app.live.Observer;

/** Shows what it is told as the title, and counts how often. */
public final class Titled implements Observer<String> {
    private final Activity activity;
    private int times;

    public Titled(Activity activity) {
        this.activity = activity;
    }

    @Override
    public void onChanged(String text) {
        times++;
        activity.setTitle(text + " " + times);
    }
}
