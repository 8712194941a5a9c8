package com.answertowaitingscreen.app;

import android.app.Activity;
import android.content.Intent;

/** One screen of the application; the next one stands in a list. */
abstract class StepActivity extends Activity {
    static final String AT = "at";

    final void go(int further) {
        int at = getIntent().getIntExtra(AT, -1) + further;
        if (at < Step.values().length) {
            startActivity(new Intent(this, Step.values()[at].screen).putExtra(AT, at));
        }
        finish();
    }
}
