package com.refusalroutedtoreference.app;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

/** What all pages have in common. */
public abstract class PageActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(layout());
        laidOut();
    }

    abstract int layout();

    abstract void laidOut();
}
