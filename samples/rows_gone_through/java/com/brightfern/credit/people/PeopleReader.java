package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import java.util.ArrayList;
import java.util.List;

/** Goes through the contacts and gives a numbered line for each, without name or number. */
public final class PeopleReader {
    private static final String[] COLUMNS = {Phone.DISPLAY_NAME, Phone.NUMBER};

    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public List<String> read() {
        List<String> lines = new ArrayList<String>();
        Cursor rows = context.getContentResolver()
                .query(Phone.CONTENT_URI, COLUMNS, null, null, null);
        if (rows == null) {
            return lines;
        }
        int line = 0;
        while (rows.moveToNext()) {
            line = line + 1;
            lines.add("Entry " + line);
        }
        rows.close();
        return lines;
    }
}
