package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

/** Says what the phone book is wanted for, asks, and answers to the screen before. */
public class ConsentActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_consent);
        findViewById(R.id.agree).setOnClickListener(new Agreed(this));
        findViewById(R.id.refuse).setOnClickListener(new Refused(this));
    }

    static final class Agreed implements View.OnClickListener {
        private final Activity screen;

        Agreed(Activity screen) {
            this.screen = screen;
        }

        @Override
        public void onClick(View view) {
            screen.setResult(RESULT_OK);
            screen.finish();
        }
    }

    static final class Refused implements View.OnClickListener {
        private final Activity screen;

        Refused(Activity screen) {
            this.screen = screen;
        }

        @Override
        public void onClick(View view) {
            screen.setResult(RESULT_CANCELED);
            screen.finish();
        }
    }
}
