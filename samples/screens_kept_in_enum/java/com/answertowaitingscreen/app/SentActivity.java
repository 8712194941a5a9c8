package com.answertowaitingscreen.app;

import android.os.Bundle;
import android.widget.TextView;

/** Says that the application was sent. */
public class SentActivity extends StepActivity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        TextView words = new TextView(this);
        words.setText(R.string.sent);
        setContentView(words);
    }
}
