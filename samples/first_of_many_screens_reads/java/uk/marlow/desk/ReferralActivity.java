package uk.marlow.desk;

import android.widget.TextView;

/** Tell others about us. */
public class ReferralActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.page;
    }

    @Override
    protected void fill() {
        TextView head = (TextView) findViewById(R.id.head);
        head.setText(R.string.referral);
    }
}
