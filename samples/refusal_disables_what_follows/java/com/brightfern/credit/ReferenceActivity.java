package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.Toast;

import com.brightfern.credit.data.Consent;

/** Takes a reference that the borrower types. */
public class ReferenceActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_reference);
        findViewById(R.id.done).setOnClickListener(this);
        findViewById(R.id.suggest).setOnClickListener(this);
        findViewById(R.id.done).setEnabled(!new Consent(this).isDeclined());
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.suggest) {
            Toast.makeText(this, R.string.suggested, Toast.LENGTH_LONG).show();
            return;
        }
        startActivity(new Intent(this, ResultActivity.class));
    }
}
