package com.answertowaitingscreen.app;

import android.app.Activity;
import android.os.Bundle;

/** Tells what is read, and asks. */
public class AgreeActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.activity_agree);
        findViewById(R.id.yes).setOnClickListener(v -> answer(true));
        findViewById(R.id.no).setOnClickListener(v -> answer(false));
    }

    private void answer(boolean yes) {
        finish();
        Answers.tell(yes);
    }
}
