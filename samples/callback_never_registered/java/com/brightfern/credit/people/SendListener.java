package com.brightfern.credit.people;

import android.view.View;

import com.brightfern.credit.net.SubmitTask;

/** Would send what is pending. */
public class SendListener implements View.OnLongClickListener {
    @Override
    public boolean onLongClick(View view) {
        new SubmitTask(Pending.people).execute(0);
        return true;
    }
}
