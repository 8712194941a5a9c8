package com.refusalroutedtoreference.app;

import android.view.View;

/** Tells that there is no loan, and leaves the app. */
public class ClosedActivity extends PageActivity {
    @Override
    int layout() {
        return R.layout.closed;
    }

    @Override
    void laidOut() {
        findViewById(R.id.leave).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        finishAffinity();
    }
}
