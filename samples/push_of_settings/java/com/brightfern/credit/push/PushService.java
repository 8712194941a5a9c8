package com.brightfern.credit.push;

import com.brightfern.credit.CreditApp;
import com.google.firebase.messaging.FirebaseMessagingService;
import com.google.firebase.messaging.RemoteMessage;

/** Does what the server says by push. */
public class PushService extends FirebaseMessagingService {
    @Override
    public void onMessageReceived(RemoteMessage message) {
        if ("refresh".equals(message.getData().get("do"))) {
            ((CreditApp) getApplication()).session().countLaunch();
        }
    }
}
