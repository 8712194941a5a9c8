package com.brightfern.credit.people;

import android.content.Context;
import android.content.CursorLoader;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

/** Loads rows off the main thread. */
public class PeopleLoader extends CursorLoader {
    public PeopleLoader(Context context) {
        super(context, Phone.CONTENT_URI, null, null, null, null);
    }

    public Cursor now() {
        return loadInBackground();
    }
}
