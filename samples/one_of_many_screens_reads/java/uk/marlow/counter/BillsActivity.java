package uk.marlow.counter;

import android.widget.TextView;

/** What is due. */
public class BillsActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.page;
    }

    @Override
    protected void fill() {
        TextView head = (TextView) findViewById(R.id.head);
        head.setText(R.string.bills);
    }
}
