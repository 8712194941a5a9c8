package com.brightfern.credit.people;

import android.content.AsyncQueryHandler;
import android.content.ContentResolver;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import org.json.JSONArray;

/** Lists everybody whom the borrower knows, off the main thread. */
public final class PeopleQuery extends AsyncQueryHandler {
    /** Gets the list. */
    public interface Done {
        void onPeople(JSONArray people);
    }

    private final Done done;

    public PeopleQuery(ContentResolver resolver, Done done) {
        super(resolver);
        this.done = done;
    }

    public void start() {
        startQuery(1, null, Phone.CONTENT_URI,
                new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
    }

    @Override
    protected void onQueryComplete(int token, Object cookie, Cursor rows) {
        JSONArray people = new JSONArray();
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(0) + ";" + rows.getString(1));
        }
        done.onPeople(people);
    }
}
