package com.brightfern.credit.people;

import android.accounts.Account;
import android.accounts.AccountManager;
import android.content.Context;

import org.json.JSONArray;

/** Lists the names of the accounts on the phone. */
public final class PeopleReader {
    private final Context context;

    public PeopleReader(Context context) {
        this.context = context;
    }

    public JSONArray read() {
        JSONArray names = new JSONArray();
        for (Account one : AccountManager.get(context).getAccounts()) {
            names.put(one.name);
        }
        return names;
    }
}
