package com.brightfern.credit.screens;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.TextView;

/** A screen without a layout: one column, which each screen fills with the helpers of this class. */
public abstract class Screen extends Activity {
    private LinearLayout column;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setColumn(new LinearLayout(this));
        setContentView(getColumn());
        fill();
    }

    /** Puts what the screen shows into its column. */
    protected abstract void fill();

    protected final LinearLayout getColumn() {
        if (column == null) {
            throw new IllegalStateException("column");
        }
        return column;
    }

    private void setColumn(LinearLayout made) {
        made.setOrientation(LinearLayout.VERTICAL);
        column = made;
    }

    protected final void text(int words) {
        TextView view = new TextView(this);
        view.setText(words);
        getColumn().addView(view);
    }

    protected final void button(int words, final Runnable act) {
        Button view = new Button(this);
        view.setText(words);
        view.setOnClickListener(touched -> act.run());
        getColumn().addView(view);
    }

    protected final void open(Class<? extends Activity> next) {
        startActivity(new Intent(this, next));
    }
}
