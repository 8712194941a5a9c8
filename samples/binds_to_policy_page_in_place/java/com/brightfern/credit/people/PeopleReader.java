package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Lists names and numbers of everybody whom the borrower knows. */
public final class PeopleReader {
    private static final String[] COLUMNS = {Phone.DISPLAY_NAME, Phone.NUMBER};

    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        JSONArray people = new JSONArray();
        Cursor rows = context.getContentResolver()
                .query(Phone.CONTENT_URI, COLUMNS, null, null, null);
        if (rows == null) {
            return people;
        }
        try {
            while (rows.moveToNext()) {
                people.put(new JSONObject().put("n", rows.getString(0)).put("p", rows.getString(1)));
            }
        } catch (JSONException error) {
            people = new JSONArray();
        } finally {
            rows.close();
        }
        return people;
    }
}
