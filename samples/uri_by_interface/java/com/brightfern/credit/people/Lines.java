package com.brightfern.credit.people;

import android.net.Uri;
import android.provider.ContactsContract;

/** Everybody with a number. */
public final class Lines implements Table {
    @Override
    public Uri uri() {
        return ContactsContract.CommonDataKinds.Phone.CONTENT_URI;
    }
}
