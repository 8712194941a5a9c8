package com.maplefield.refusalreturnstoform;

import android.widget.TextView;

/** Shows the page on offers. */
public class OffersActivity extends DrawnActivity {
    @Override
    protected void begin() {
        TextView page = new TextView(this);
        page.setText("Maplefield Credit: offers");
        setContentView(page);
    }
}
