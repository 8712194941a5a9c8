package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import java.util.ArrayList;
import java.util.List;

/** Lists names and numbers, to be shown and chosen from. */
public final class PeopleReader {
    private static final String[] COLUMNS = {Phone.DISPLAY_NAME, Phone.NUMBER};

    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public List<String> read() {
        List<String> people = new ArrayList<String>();
        Cursor rows = context.getContentResolver()
                .query(Phone.CONTENT_URI, COLUMNS, null, null, null);
        if (rows == null) {
            return people;
        }
        try {
            while (rows.moveToNext()) {
                people.add(rows.getString(0) + "  " + rows.getString(1));
            }
        } finally {
            rows.close();
        }
        return people;
    }
}
