package com.brightfern.credit.people;

import android.net.Uri;

/** Names the table of the lender's own branches. */
public final class ContactsContract {
    public static final Uri CONTENT_URI =
            Uri.parse("content://com.fernhill.support.branches/contacts");
    public static final String TOWN = "town";

    private ContactsContract() {
    }
}
