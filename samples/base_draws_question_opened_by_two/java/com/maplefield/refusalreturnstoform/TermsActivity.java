package com.maplefield.refusalreturnstoform;

import android.widget.TextView;

/** Shows the page on terms. */
public class TermsActivity extends DrawnActivity {
    @Override
    protected void begin() {
        TextView page = new TextView(this);
        page.setText("Maplefield Credit: terms");
        setContentView(page);
    }
}
