package com.refusalroutedtoreference.app;

import android.content.ComponentName;
import android.content.Intent;
import android.view.View;
import android.widget.EditText;

/** The application: its button leads to the question. */
public class LoanActivity extends PageActivity {
    @Override
    int layout() {
        return R.layout.form;
    }

    @Override
    void laidOut() {
        findViewById(R.id.next).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        String sum = ((EditText) findViewById(R.id.sum)).getText().toString();
        startActivity(new Intent().putExtra("sum", sum)
                .setComponent(new ComponentName(getPackageName(), getPackageName() + ".AskAlias")));
        finish();
    }
}
