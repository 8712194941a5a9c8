package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.TextView;

/** Takes a reference that the borrower types, under a heading that the server chose. */
public class ReferenceActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_reference);
        ((TextView) findViewById(R.id.title)).setText(getIntent().getStringExtra("heading"));
        findViewById(R.id.done).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        startActivity(new Intent(this, ResultActivity.class));
    }
}
