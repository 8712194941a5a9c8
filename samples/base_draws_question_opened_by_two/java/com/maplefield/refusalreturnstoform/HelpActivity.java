package com.maplefield.refusalreturnstoform;

import android.widget.TextView;

/** Shows the page on help. */
public class HelpActivity extends DrawnActivity {
    @Override
    protected void begin() {
        TextView page = new TextView(this);
        page.setText("Maplefield Credit: help");
        setContentView(page);
    }
}
