package com.refusaltellsbesidehelp.app;

import android.app.Activity;
import android.os.Bundle;

/** What to know of a loan. */
public class BesideActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.help);
    }
}
