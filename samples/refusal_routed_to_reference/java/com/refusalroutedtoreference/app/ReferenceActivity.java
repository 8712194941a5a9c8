package com.refusalroutedtoreference.app;

import android.view.View;
import android.widget.EditText;
import android.widget.Toast;

/** A reference typed by hand, with which the application is handed in. */
public class ReferenceActivity extends PageActivity {
    @Override
    int layout() {
        return R.layout.by_hand;
    }

    @Override
    void laidOut() {
        findViewById(R.id.send).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        String reference = ((EditText) findViewById(R.id.phone)).getText().toString();
        Server.send("/v1/loan", getIntent().getStringExtra("sum") + ";" + reference);
        Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show();
        finish();
    }
}
