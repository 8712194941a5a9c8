package uk.marlow.desk;

import android.widget.TextView;

/** Questions and answers. */
public class HelpActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.page;
    }

    @Override
    protected void fill() {
        TextView head = (TextView) findViewById(R.id.head);
        head.setText(R.string.help);
    }
}
