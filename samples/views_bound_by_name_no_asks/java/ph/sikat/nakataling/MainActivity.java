package ph.sikat.nakataling;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

import butterknife.ButterKnife;

/** The way into the application. */
public class MainActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.main);
        ButterKnife.bind(this);
    }

    void apply() {
        startActivity(new Intent(this, LoanActivity.class));
    }
}
