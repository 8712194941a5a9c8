package android.service.notification;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Stub of the framework's class as of API 18: the members that the stories use. */
public abstract class NotificationListenerService extends Service {
    public abstract void onNotificationPosted(StatusBarNotification posted);

    public abstract void onNotificationRemoved(StatusBarNotification posted);

    @Override
    public IBinder onBind(Intent intent) {
        throw new RuntimeException("stub");
    }
}
