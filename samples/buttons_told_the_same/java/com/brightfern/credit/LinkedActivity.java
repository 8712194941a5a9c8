package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.view.View;

/** A screen whose buttons only lead to other screens. */
public abstract class LinkedActivity extends Activity {
    /** Has a button lead to a screen. */
    protected void link(int button, final Class<? extends Activity> next) {
        findViewById(button).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                open(next);
            }
        });
    }

    private void open(Class<? extends Activity> next) {
        startActivity(new Intent(this, next));
        finish();
    }
}
