package ph.sikat.nakatali;

import android.app.Activity;
import android.os.Bundle;
import android.widget.EditText;

import butterknife.ButterKnife;

/** Takes a reference by hand. */
public class ReferenceActivity extends Activity {
    EditText name;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.reference);
        ButterKnife.bind(this);
    }

    void send() {
        People.post("references", name.getText().toString());
    }
}
