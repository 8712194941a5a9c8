package com.brightfern.credit.people;

import android.content.ContentUris;
import android.content.Context;
import android.provider.ContactsContract.Contacts;

import java.io.IOException;
import java.io.InputStream;

import org.json.JSONArray;

/** Counts faces. */
public final class PeopleReader {
    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        JSONArray people = new JSONArray();
        for (long id = 1; id < 2000; id++) {
            people.put(sizeOf(id));
        }
        return people;
    }

    private int sizeOf(long id) {
        try {
            InputStream face = Contacts.openContactPhotoInputStream(context.getContentResolver(),
                    ContentUris.withAppendedId(Contacts.CONTENT_URI, id));
            return face == null ? 0 : face.available();
        } catch (IOException error) {
            return 0;
        }
    }
}
