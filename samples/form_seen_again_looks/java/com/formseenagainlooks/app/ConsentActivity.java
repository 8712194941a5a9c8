package com.formseenagainlooks.app;

import android.app.Activity;
import android.os.Bundle;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.TextView;

/** Asks for the contacts. */
public class ConsentActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LinearLayout all = new LinearLayout(this);
        TextView ask = new TextView(this);
        ask.setText(R.string.ask);
        Button yes = new Button(this);
        yes.setText(R.string.yes);
        yes.setOnClickListener(view -> choose(Answer.YES));
        Button no = new Button(this);
        no.setText(R.string.no);
        no.setOnClickListener(view -> choose(Answer.NO));
        all.addView(ask);
        all.addView(yes);
        all.addView(no);
        setContentView(all);
    }

    private void choose(int answer) {
        Answer.keep(this, answer);
        finish();
    }
}
