package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;

/** The first screen: says what the phone book is wanted for, and asks. */
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
            screen.startActivity(new Intent(screen, LoanApplyActivity.class));
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
            screen.startActivity(new Intent(screen, ResultActivity.class));
            screen.finish();
        }
    }
}
