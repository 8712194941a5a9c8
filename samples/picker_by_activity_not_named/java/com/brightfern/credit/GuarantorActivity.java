package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;

/** Asks for a guarantor. */
public class GuarantorActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_apply);
        findViewById(R.id.apply).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        new PersonPicker(this).pick();
    }
}
