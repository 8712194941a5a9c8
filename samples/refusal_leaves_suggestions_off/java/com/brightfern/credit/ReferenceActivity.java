package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;

/** Takes a reference that the borrower types. */
public class ReferenceActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_reference);
        findViewById(R.id.done).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        startActivity(new Intent(this, ResultActivity.class));
    }
}
