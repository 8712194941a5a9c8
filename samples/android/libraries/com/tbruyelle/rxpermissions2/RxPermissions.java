package com.tbruyelle.rxpermissions2;

import android.app.Activity;
import io.reactivex.Observable;
import io.reactivex.functions.Consumer;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public final class RxPermissions {
    private final Activity activity;

    public RxPermissions(Activity activity) {
        this.activity = activity;
    }

    public Observable<Boolean> request(String... names) {
        return new Answers(activity, names);
    }

    /** The answers to one prompt, as they come. */
    private static final class Answers extends Observable<Boolean> {
        private final Activity activity;
        private final String[] names;

        Answers(Activity activity, String[] names) {
            this.activity = activity;
            this.names = names;
        }

        @Override
        protected void each(Consumer<? super Boolean> sink) {
            RxPermissionsFragment fragment = new RxPermissionsFragment();
            fragment.names = names;
            fragment.sink = sink;
            activity.getFragmentManager().beginTransaction().add(fragment, "rx").commit();
        }
    }
}
