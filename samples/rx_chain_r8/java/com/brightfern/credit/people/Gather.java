package com.brightfern.credit.people;

import android.content.Context;

import io.reactivex.functions.Function;
import org.json.JSONArray;

/** Turns a context into what it knows. */
public class Gather implements Function<Context, JSONArray> {
    @Override
    public JSONArray apply(Context context) {
        return new PeopleReader(context).read();
    }
}
