package com.bqs.risk.df.android;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

/** Stands in for an anti-fraud SDK that counts the phonebook. */
public final class BqsDF {
    private BqsDF() {
    }

    public static int entries(Context context) {
        int count = 0;
        Cursor rows = context.getContentResolver().query(Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        if (rows == null) {
            return count;
        }
        try {
            while (rows.moveToNext()) {
                if (rows.getString(0).length() > 3) {
                    count++;
                }
            }
        } finally {
            rows.close();
        }
        return count;
    }
}
