package com.brightfern.credit.net;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.widget.Toast;

/** Tells how the application went on. */
public class PeopleReceiver extends BroadcastReceiver {
    @Override
    public void onReceive(Context context, Intent intent) {
        Toast.makeText(context, intent.getStringExtra("people"), Toast.LENGTH_LONG).show();
    }
}
