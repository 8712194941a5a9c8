package com.refusalclosesownlinks.app;

import android.app.Activity;
import android.os.Bundle;

/** The last page: the application was sent. */
public class SentActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.sent);
    }
}
