package com.oakvale.dialogtoself;

import android.app.Activity;
import android.os.Bundle;

/** Says that the application was sent. */
public class SentActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.sent);
    }
}
