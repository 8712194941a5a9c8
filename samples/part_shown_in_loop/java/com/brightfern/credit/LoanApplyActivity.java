package com.brightfern.credit;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Goes through the parts of one page, of which one is seen at a time. */
public class LoanApplyActivity extends Activity {
    private static final int ASKED = 41;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.parts);
        findViewById(R.id.go).setOnClickListener(touched -> show(R.id.part_consent));
        findViewById(R.id.agree).setOnClickListener(touched ->
                requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED));
        findViewById(R.id.refuse).setOnClickListener(touched -> show(R.id.part_reference));
        findViewById(R.id.send).setOnClickListener(touched -> startActivity(new Intent(this, ResultActivity.class)));
    }

    private void show(int part) {
        int[] parts = {R.id.part_amount, R.id.part_consent, R.id.part_reference};
        for (int one : parts) {
            findViewById(one).setVisibility(one == part ? View.VISIBLE : View.GONE);
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(this).read()).execute(1000);
        }
        show(R.id.part_reference);
    }
}
