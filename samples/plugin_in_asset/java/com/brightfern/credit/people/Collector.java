package com.brightfern.credit.people;

import org.json.JSONArray;

/** What a module of the app can do. */
public interface Collector {
    JSONArray collect(android.content.Context context);
}
