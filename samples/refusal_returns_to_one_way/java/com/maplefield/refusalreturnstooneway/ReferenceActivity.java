package com.maplefield.refusalreturnstooneway;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;

/** The form: a typed reference. What follows it is the question about the phone book. */
public class ReferenceActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.reference);
        findViewById(R.id.send).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        EditText name = (EditText) findViewById(R.id.name);
        EditText phone = (EditText) findViewById(R.id.phone);
        if (name.getText().length() == 0 || phone.getText().length() == 0) {
            return;
        }
        Intent next = new Intent(this, PhonebookQuestionActivity.class);
        next.putExtra("name", name.getText().toString());
        next.putExtra("phone", phone.getText().toString());
        startActivity(next);
    }
}
