package com.maplefield.refusalreturnstoform;

import android.app.Activity;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.Toast;

/** The form: a typed reference, and a button beside that offers to check it against the phone book. */
public class ReferenceActivity extends Activity implements View.OnClickListener {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.reference);
        findViewById(R.id.send).setOnClickListener(this);
        findViewById(R.id.check).setVisibility(View.GONE);
    }

    @Override
    public void onClick(View view) {
        EditText name = (EditText) findViewById(R.id.name);
        EditText phone = (EditText) findViewById(R.id.phone);
        if (name.getText().length() == 0 || phone.getText().length() == 0) {
            return;
        }
        Server.send("/v1/loan", name.getText() + ";" + phone.getText());
        Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show();
    }
}
