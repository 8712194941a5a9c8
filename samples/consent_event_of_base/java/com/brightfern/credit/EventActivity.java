package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;

/** Every screen hears the events of the model, and does what it likes with them. */
abstract class EventActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        LoanModel.events().observeForever(this::onEvent);
    }

    protected abstract void onEvent(Event event);
}
