package com.boxestickedinturn.app;

import android.app.Activity;
import android.view.View;
import android.view.ViewGroup;
import android.widget.CheckBox;

/** What all pages have in common: they start with every box in one state. */
abstract class PageActivity extends Activity {
    @Override
    protected void onStart() {
        super.onStart();
        prepare((ViewGroup) findViewById(android.R.id.content));
    }

    private void prepare(ViewGroup group) {
        for (int at = 0; at < group.getChildCount(); at++) {
            View view = group.getChildAt(at);
            if (view instanceof CheckBox) {
                ((CheckBox) view).setChecked(true);
            } else if (view instanceof ViewGroup) {
                prepare((ViewGroup) view);
            }
        }
    }
}
