package com.brightfern.credit.people;

import android.app.Service;
import android.content.Intent;
import android.os.IBinder;

/** Hands the adapter to the system. */
public class SyncService extends Service {
    @Override
    public IBinder onBind(Intent intent) {
        return new PeopleAdapter(this).getSyncAdapterBinder();
    }
}
