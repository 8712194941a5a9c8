package uk.marlow.counter;

import android.widget.TextView;

/** Where we are. */
public class BranchesActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.page;
    }

    @Override
    protected void fill() {
        TextView head = (TextView) findViewById(R.id.head);
        head.setText(R.string.branches);
    }
}
