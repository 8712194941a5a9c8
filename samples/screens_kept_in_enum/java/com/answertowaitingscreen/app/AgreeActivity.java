package com.answertowaitingscreen.app;

import android.os.Bundle;

/** Tells what is read, and asks. */
public class AgreeActivity extends StepActivity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_agree);
        findViewById(R.id.yes).setOnClickListener(v -> go(1));
        findViewById(R.id.no).setOnClickListener(v -> go(2));
    }
}
