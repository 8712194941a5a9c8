package com.brightfern.credit;

import android.app.Application;

import com.brightfern.credit.data.Session;
import com.brightfern.credit.people.Scoring;

/** Keeps the one session of the app, and starts what scores the borrower. */
public class CreditApp extends Application {
    private Session session;

    @Override
    public void onCreate() {
        super.onCreate();
        session = new Session(this);
        session.countLaunch();
        Scoring.start(this);
    }

    public Session session() {
        return session;
    }
}
