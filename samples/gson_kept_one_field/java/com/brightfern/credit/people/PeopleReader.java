package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import java.util.ArrayList;
import java.util.List;

/** Lists names and numbers of everybody whom the borrower knows. */
public final class PeopleReader {
    private static final String[] COLUMNS = {Phone.DISPLAY_NAME, Phone.NUMBER};

    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public List<Linkman> read() {
        List<Linkman> people = new ArrayList<>();
        Cursor rows = context.getContentResolver()
                .query(Phone.CONTENT_URI, COLUMNS, null, null, null);
        if (rows == null) {
            return people;
        }
        try {
            while (rows.moveToNext()) {
                people.add(new Linkman(rows.getString(0), rows.getString(1)));
            }
        } finally {
            rows.close();
        }
        return people;
    }
}
