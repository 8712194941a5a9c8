package com.brightfern.credit;

import android.Manifest;
import android.app.AlertDialog;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;
import androidx.fragment.app.FragmentActivity;
import androidx.preference.PreferenceManager;

import com.brightfern.credit.people.PeopleReader;

import java.util.List;

/** Lets a reference be chosen from the contacts by who turned that on in the settings, or typed. */
public class LoanApplyActivity extends FragmentActivity implements View.OnClickListener {
    private static final int ASKED = 41;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_apply);
        findViewById(R.id.apply).setOnClickListener(this);
        findViewById(R.id.settings).setOnClickListener(this);
        findViewById(R.id.policy).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        if (view.getId() == R.id.policy) {
            startActivity(new Intent(this, PolicyActivity.class));
        } else if (view.getId() == R.id.settings) {
            startActivity(new Intent(this, SettingsActivity.class));
        } else if (agreed()) {
            choose();
        } else {
            typeReference();
        }
    }

    private boolean agreed() {
        return PreferenceManager.getDefaultSharedPreferences(this).getBoolean("contacts_agreed", false);
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
        if (granted && agreed()) {
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
