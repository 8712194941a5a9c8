package android.service.notification;

import android.app.Notification;

/** Stub of the framework's class as of API 18: the members that the stories use. */
public class StatusBarNotification {
    public Notification getNotification() {
        throw new RuntimeException("stub");
    }
}
