package uk.marlow.desk;

import android.widget.EditText;

/** The application. */
public class LoanActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.loan;
    }

    @Override
    protected void fill() {
        EditText purpose = (EditText) findViewById(R.id.purpose);
        findViewById(R.id.send).setOnClickListener(view -> People.post("loans", purpose.getText().toString()));
    }
}
