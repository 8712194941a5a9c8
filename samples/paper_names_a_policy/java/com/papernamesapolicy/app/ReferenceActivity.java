package com.papernamesapolicy.app;

import android.app.Activity;
import android.os.Bundle;
import android.widget.Button;
import android.widget.EditText;
import android.widget.LinearLayout;

/** Takes a reference by hand. */
public class ReferenceActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LinearLayout all = new LinearLayout(this);
        EditText name = new EditText(this);
        name.setHint(R.string.reference);
        Button send = new Button(this);
        send.setText(R.string.send);
        send.setOnClickListener(view -> People.post("references", name.getText().toString()));
        all.addView(name);
        all.addView(send);
        setContentView(all);
    }
}
