package com.pageopenedbeforetheread.app;

import android.app.Activity;
import android.os.Bundle;

/** Tells of the phonebook. */
public class NoticeActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.notice);
        findViewById(R.id.yes).setOnClickListener(view -> {
            setResult(RESULT_OK);
            finish();
        });
        findViewById(R.id.no).setOnClickListener(view -> {
            setResult(RESULT_CANCELED);
            finish();
        });
    }
}
