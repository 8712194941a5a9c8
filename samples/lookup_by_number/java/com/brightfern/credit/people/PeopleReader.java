package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.net.Uri;
import android.provider.ContactsContract.PhoneLookup;

import org.json.JSONArray;

/** Finds the name that the borrower gave to one number. */
public final class PeopleReader {
    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read(String number) {
        Uri one = Uri.withAppendedPath(PhoneLookup.CONTENT_FILTER_URI, Uri.encode(number));
        Cursor rows = context.getContentResolver()
                .query(one, new String[] {PhoneLookup.DISPLAY_NAME}, null, null, null);
        JSONArray found = new JSONArray();
        if (rows != null && rows.moveToFirst()) {
            found.put(rows.getString(0));
        }
        if (rows != null) {
            rows.close();
        }
        return found;
    }
}
