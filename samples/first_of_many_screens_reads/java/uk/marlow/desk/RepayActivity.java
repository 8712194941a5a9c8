package uk.marlow.desk;

import android.widget.TextView;

/** Pay a loan back. */
public class RepayActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.page;
    }

    @Override
    protected void fill() {
        TextView head = (TextView) findViewById(R.id.head);
        head.setText(R.string.repay);
    }
}
