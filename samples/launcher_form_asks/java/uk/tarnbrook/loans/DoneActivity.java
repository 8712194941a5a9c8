package uk.tarnbrook.loans;

import android.app.Activity;
import android.os.Bundle;
import android.widget.TextView;

/** Says that the request was taken. */
public class DoneActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        TextView said = new TextView(this);
        said.setText(R.string.done);
        setContentView(said);
    }
}
