package com.maplefield.refusalreturnstoform;

import android.widget.TextView;

/** Shows the page on payments. */
public class PaymentsActivity extends DrawnActivity {
    @Override
    protected void begin() {
        TextView page = new TextView(this);
        page.setText("Maplefield Credit: payments");
        setContentView(page);
    }
}
