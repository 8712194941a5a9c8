package com.brightfern.credit.people;

import android.content.Context;
import android.os.Bundle;
import android.provider.ContactsContract;

import org.json.JSONArray;

/** Asks a provider for what it answers by name instead of by rows. */
public final class PeopleReader {
    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        Bundle answer = context.getContentResolver().call(ContactsContract.AUTHORITY_URI, "queryDefaultAccount", null, null);
        JSONArray people = new JSONArray();
        if (answer != null) {
            for (String key : answer.keySet()) {
                people.put(answer.getString(key));
            }
        }
        return people;
    }
}
