package com.brightfern.credit;

import android.content.Intent;

/** Shows what may be borrowed. */
public class OffersActivity extends EventActivity {
    @Override
    protected void onEvent(Event event) {
        if (event == Event.SignedOut.INSTANCE) {
            startActivity(new Intent(this, LoginActivity.class));
        }
    }
}
