package com.maplefield.refusalreturnstoform;

import android.widget.TextView;

/** Shows the page on profile. */
public class ProfileActivity extends DrawnActivity {
    @Override
    protected void begin() {
        TextView page = new TextView(this);
        page.setText("Maplefield Credit: profile");
        setContentView(page);
    }
}
