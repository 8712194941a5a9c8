package com.refusalroutedtoreference.app;

import android.app.Application;

/** Tells the router of all pages, once. */
public class LoanApplication extends Application {
    @Override
    public void onCreate() {
        super.onCreate();
        Pages.add("/loan/form", LoanActivity.class);
    }
}
