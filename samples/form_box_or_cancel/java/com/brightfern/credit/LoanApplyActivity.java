package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.CheckBox;
import android.widget.Toast;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

import com.brightfern.credit.data.Consent;
import com.brightfern.credit.people.PeopleReader;

import java.util.List;

/** Lets a reference be chosen from the contacts by who ticked the box, or typed by anybody. */
public class LoanApplyActivity extends Activity implements View.OnClickListener {
    private static final int ASKED = 41;

    private Consent consent;
    private CheckBox box;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_apply);
        consent = new Consent(this);
        box = (CheckBox) findViewById(R.id.box);
        findViewById(R.id.go).setOnClickListener(this);
        findViewById(R.id.cancel).setOnClickListener(this);
        findViewById(R.id.policy).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.policy) {
            startActivity(new Intent(this, PolicyActivity.class));
        } else if (view.getId() == R.id.cancel) {
            finish();
        } else {
            next();
        }
    }

    private void next() {
        if (!box.isChecked()) {
            Toast.makeText(this, R.string.tick, Toast.LENGTH_SHORT).show();
            return;
        }
        consent.give();
        choose();
    }

    private void choose() {
        int held = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS);
        if (held == PackageManager.PERMISSION_GRANTED) {
            offer(new PeopleReader(this).read());
        } else {
            ActivityCompat.requestPermissions(
                    this, new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        }
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
        boolean granted = requestCode == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED;
        if (granted && consent.isGiven()) {
            offer(new PeopleReader(this).read());
        } else {
            typeReference();
        }
    }

    private void offer(List<String> people) {
        new AlertDialog.Builder(this).setItems(people.toArray(new String[0]), null).show();
    }

    private void typeReference() {
        startActivity(new Intent(this, ReferenceActivity.class));
    }
}
