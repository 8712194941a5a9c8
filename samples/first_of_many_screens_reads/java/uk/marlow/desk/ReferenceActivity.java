package uk.marlow.desk;

import android.widget.EditText;

/** A reference that the borrower types. */
public class ReferenceActivity extends DeskActivity {
    @Override
    protected int board() {
        return R.layout.reference;
    }

    @Override
    protected void fill() {
        EditText name = (EditText) findViewById(R.id.name);
        findViewById(R.id.send).setOnClickListener(view -> People.post("reference", name.getText().toString()));
    }
}
