package uk.marlow.counter;

import android.widget.TextView;

/** Your cards. */
public class CardsActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.page;
    }

    @Override
    protected void fill() {
        TextView head = (TextView) findViewById(R.id.head);
        head.setText(R.string.cards);
    }
}
