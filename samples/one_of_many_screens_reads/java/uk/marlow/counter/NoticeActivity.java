package uk.marlow.counter;

import android.content.Intent;

/** Asks for the contacts before the application. */
public class NoticeActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.notice;
    }

    @Override
    protected void fill() {
        findViewById(R.id.yes).setOnClickListener(view -> {
            startActivity(new Intent(this, LoanActivity.class));
            finish();
        });
        findViewById(R.id.no).setOnClickListener(view -> {
            startActivity(new Intent(this, ReferenceActivity.class));
            finish();
        });
    }
}
