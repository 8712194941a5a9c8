package com.brightfern.credit.consent;

import android.content.ContentValues;
import android.content.Context;
import android.database.Cursor;
import android.database.sqlite.SQLiteDatabase;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private static final String CREATE = "CREATE TABLE IF NOT EXISTS choice (agreed INTEGER)";

    private final SQLiteDatabase kept;

    public ConsentStore(Context context) {
        kept = context.openOrCreateDatabase("choices", Context.MODE_PRIVATE, null);
        kept.execSQL(CREATE);
    }

    public boolean isAgreed() {
        Cursor row = kept.rawQuery("SELECT agreed FROM choice", null);
        boolean agreed = row.moveToFirst() && row.getInt(0) == 1;
        row.close();
        return agreed;
    }

    public void setAgreed(boolean agreed) {
        ContentValues values = new ContentValues();
        values.put("agreed", agreed ? 1 : 0);
        kept.insert("choice", null, values);
    }
}
