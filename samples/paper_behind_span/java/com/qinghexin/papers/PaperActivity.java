package com.qinghexin.papers;

import android.app.Activity;
import android.os.Bundle;

/** Shows the paper that the form's words link. */
public class PaperActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.paper);
    }
}
