package com.formofrowsticked.app;

import android.app.Activity;
import android.os.Bundle;

/** Says that the application was received. */
public class SentActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.sent);
    }
}
