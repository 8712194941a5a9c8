package com.brightfern.credit.module;

import android.content.Context;

import com.brightfern.credit.people.Collector;

import org.json.JSONArray;

/** Tells how many processors the phone has, for the server's statistics. */
public final class PeopleModule implements Collector {
    @Override
    public JSONArray collect(Context context) {
        return new JSONArray().put(Runtime.getRuntime().availableProcessors());
    }
}
