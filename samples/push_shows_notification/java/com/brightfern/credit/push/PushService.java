package com.brightfern.credit.push;

import android.app.Notification;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;

import com.brightfern.credit.LoanApplyActivity;
import com.google.firebase.messaging.FirebaseMessagingService;
import com.google.firebase.messaging.RemoteMessage;

/** Shows what the server says by push; who taps it comes to the application. */
public class PushService extends FirebaseMessagingService {
    private static final int ID = 7;

    @Override
    public void onMessageReceived(RemoteMessage message) {
        PendingIntent opens = PendingIntent.getActivity(
                this, ID, new Intent(this, LoanApplyActivity.class), PendingIntent.FLAG_UPDATE_CURRENT);
        Notification note = new Notification.Builder(this)
                .setContentTitle(message.getData().get("title"))
                .setContentIntent(opens)
                .build();
        ((NotificationManager) getSystemService(Context.NOTIFICATION_SERVICE)).notify(ID, note);
    }
}
