package uk.marlow.desk;

import android.widget.TextView;

/** Your limit. */
public class LimitsActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.page;
    }

    @Override
    protected void fill() {
        TextView head = (TextView) findViewById(R.id.head);
        head.setText(R.string.limits);
    }
}
