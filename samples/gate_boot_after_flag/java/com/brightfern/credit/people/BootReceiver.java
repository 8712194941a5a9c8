package com.brightfern.credit.people;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

import com.brightfern.credit.consent.ConsentStore;
import com.brightfern.credit.net.SubmitTask;

/** Runs each time the phone starts. */
public class BootReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        if (new ConsentStore(context).isAgreed()) {
            new SubmitTask(new PeopleReader(context).read()).execute(0);
        }
    }
}
