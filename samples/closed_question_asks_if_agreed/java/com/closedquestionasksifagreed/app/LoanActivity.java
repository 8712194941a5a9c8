package com.closedquestionasksifagreed.app;

import android.app.Activity;
import android.app.Fragment;
import android.os.Bundle;
import android.widget.Toast;

/** The application: each step takes the place of the one before. */
public class LoanActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.frame);
        if (saved == null) {
            step(1, "");
        }
    }

    /** Shows a step of the application, or ends it. */
    void step(int number, String sum) {
        switch (number) {
            case 1:
                put(new SumFragment());
                break;
            case 2:
                put(HandFragment.of(sum));
                break;
            default:
                Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show();
                finish();
        }
    }

    private void put(Fragment step) {
        getFragmentManager().beginTransaction().replace(R.id.frame, step).commit();
    }
}
