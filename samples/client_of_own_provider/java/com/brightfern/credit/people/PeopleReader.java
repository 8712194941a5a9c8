package com.brightfern.credit.people;

import android.content.ContentProviderClient;
import android.content.Context;
import android.database.Cursor;
import android.net.Uri;
import android.os.RemoteException;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Lists names and numbers of everybody whom the borrower knows. */
public final class PeopleReader {
    private static final String[] COLUMNS = {"title", "sum"};

    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        JSONArray people = new JSONArray();
        Cursor rows = open();
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

    private Cursor open() {
        ContentProviderClient client =
                context.getContentResolver().acquireContentProviderClient("com.brightfern.ledger");
        try {
            return client == null ? null : client.query(source(), COLUMNS, null, null, null);
        } catch (RemoteException error) {
            return null;
        }
    }

    private static Uri source() {
        return Uri.parse("content://com.brightfern.ledger/" + "rows");
    }
}
