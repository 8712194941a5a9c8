package com.brightfern.credit.people;

import android.net.Uri;

/** Names a table of the phone. */
public interface Table {
    Uri uri();
}
