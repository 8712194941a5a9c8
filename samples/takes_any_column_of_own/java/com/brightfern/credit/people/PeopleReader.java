package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.net.Uri;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Takes all columns of whatever it is told to take. */
public final class PeopleReader {
    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        JSONArray people = new JSONArray();
        try {
            String place = "content://" + context.getPackageName() + ".ledger/rows";
            Cursor rows = context.getContentResolver()
                    .query(Uri.parse(place), null, null, null, null);
            while (rows != null && rows.moveToNext()) {
                JSONObject row = new JSONObject();
                for (int i = 0; i < rows.getColumnCount(); i++) {
                    row.put(rows.getColumnName(i), rows.getString(i));
                }
                people.put(row);
            }
        } catch (JSONException error) {
            people = new JSONArray();
        }
        return people;
    }
}
