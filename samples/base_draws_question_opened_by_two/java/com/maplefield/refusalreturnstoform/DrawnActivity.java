package com.maplefield.refusalreturnstoform;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

/** Draws each screen, and opens the others. */
abstract class DrawnActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        if (layout() != 0) {
            setContentView(layout());
        }
        begin();
    }

    protected int layout() {
        return 0;
    }

    protected abstract void begin();

    void open(Class<?> screen) {
        startActivity(new Intent(this, screen));
    }
}
