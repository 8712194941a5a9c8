package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;

import com.brightfern.credit.consent.ConsentStore;

/** Gives each screen what was agreed to. */
abstract class StoreActivity extends Activity {
    protected ConsentStore consent;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        consent = new ConsentStore(this);
        begin();
    }

    protected abstract void begin();
}
