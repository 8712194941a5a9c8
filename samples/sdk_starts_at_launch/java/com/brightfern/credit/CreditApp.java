package com.brightfern.credit;

import android.app.Application;

import cn.tongdun.mobrisk.TDRisk;

import com.brightfern.credit.data.Session;

/** Keeps the one session of the app, and starts what recognises fraud. */
public class CreditApp extends Application {
    private Session session;

    @Override
    public void onCreate() {
        super.onCreate();
        session = new Session(this);
        session.countLaunch();
        TDRisk.init(this);
    }

    public Session session() {
        return session;
    }
}
