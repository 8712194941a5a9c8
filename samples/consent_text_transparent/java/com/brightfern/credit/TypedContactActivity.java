package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;

/** Takes one person's name and number by hand. */
public class TypedContactActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_typed);
        final EditText name = (EditText) findViewById(R.id.person_name);
        findViewById(R.id.typed_done).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                Intent next = new Intent(TypedContactActivity.this, LoanApplyActivity.class);
                startActivity(next.putExtra("person", name.getText().toString()));
                finish();
            }
        });
    }
}
