package com.google.firebase.messaging;

import android.app.Service;
import android.content.Intent;
import android.os.Bundle;
import android.os.IBinder;
import java.util.HashMap;
import java.util.Map;

/** Small stand-in for the library's class of this name: it is packaged with the app. */
public class FirebaseMessagingService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return null;
    }

    @Override
    public int onStartCommand(Intent intent, int flags, int id) {
        Map<String, String> data = new HashMap<String, String>();
        Bundle extras = intent.getExtras();
        for (String key : extras.keySet()) {
            data.put(key, extras.getString(key));
        }
        onMessageReceived(new RemoteMessage(data));
        return START_NOT_STICKY;
    }

    public void onMessageReceived(RemoteMessage message) {
    }

    public void onNewToken(String token) {
    }
}
