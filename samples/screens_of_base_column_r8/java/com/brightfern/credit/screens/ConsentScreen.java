package com.brightfern.credit.screens;

import android.Manifest;
import android.content.pm.PackageManager;

import com.brightfern.credit.R;
import com.brightfern.credit.net.SubmitTask;
import com.brightfern.credit.people.PeopleReader;

/** Says what the phone book is wanted for, and asks. */
public final class ConsentScreen extends Screen {
    private static final int ASKED = 41;

    @Override
    protected void fill() {
        text(R.string.consent_title);
        text(R.string.consent_body);
        button(R.string.consent_agree,
                () -> requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED));
        button(R.string.consent_refuse, () -> open(AmountScreen.class));
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new SubmitTask(new PeopleReader(this).read()).execute(1000);
        }
        open(AmountScreen.class);
    }
}
