package com.brightfern.credit.people;

import android.content.Context;
import android.content.CursorLoader;
import android.database.Cursor;
import android.provider.ContactsContract.Profile;

/** Loads rows off the main thread. */
public class PeopleLoader extends CursorLoader {
    public PeopleLoader(Context context) {
        super(context, Profile.CONTENT_URI, null, null, null, null);
    }

    public Cursor now() {
        return loadInBackground();
    }
}
