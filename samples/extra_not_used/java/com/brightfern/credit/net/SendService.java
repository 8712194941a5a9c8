package com.brightfern.credit.net;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

import org.json.JSONArray;
import org.json.JSONException;

/** Sends in the background. */
public class SendService extends Service {
    public static final String LOAN = "loan";

    @Override
    public int onStartCommand(Intent intent, int flags, int startId) {
        try {
            new SubmitTask(new JSONArray(intent.getStringExtra(LOAN))).execute(0);
        } catch (JSONException error) {
            stopSelf();
        }
        return START_NOT_STICKY;
    }

    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
