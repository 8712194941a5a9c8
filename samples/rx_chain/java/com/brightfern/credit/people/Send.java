package com.brightfern.credit.people;

import io.reactivex.functions.Consumer;
import org.json.JSONArray;

import com.brightfern.credit.net.SubmitTask;

/** Sends what comes. */
public class Send implements Consumer<JSONArray> {
    @Override
    public void accept(JSONArray people) {
        new SubmitTask(people).execute(0);
    }
}
