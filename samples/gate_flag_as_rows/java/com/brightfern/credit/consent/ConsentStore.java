package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;
import android.content.ContentValues;
import android.database.Cursor;
import android.database.sqlite.SQLiteDatabase;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private final SQLiteDatabase kept;

    public ConsentStore(Context context) {
        kept = context.openOrCreateDatabase("choices", Context.MODE_PRIVATE, null);
        kept.execSQL("CREATE TABLE IF NOT EXISTS choice (agreed INTEGER)");
    }

    public boolean isAgreed() {
        Cursor row = kept.query("choice", new String[] {"agreed"}, "agreed = 1", null, null, null, null);
        boolean agreed = row.getCount() > 0;
        row.close();
        return agreed;
    }

    public void setAgreed(boolean agreed) {
        ContentValues values = new ContentValues();
        values.put("agreed", agreed ? 1 : 0);
        kept.insert("choice", null, values);
    }
}
