package uk.marlow.desk;

import android.widget.TextView;

/** Offers for you. */
public class OffersActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.page;
    }

    @Override
    protected void fill() {
        TextView head = (TextView) findViewById(R.id.head);
        head.setText(R.string.offers);
    }
}
