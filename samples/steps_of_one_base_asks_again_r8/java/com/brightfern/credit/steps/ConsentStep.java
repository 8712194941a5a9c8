package com.brightfern.credit.steps;

import android.Manifest;
import android.view.View;

import androidx.core.app.ActivityCompat;

import com.brightfern.credit.R;

/** Says what the phone book is wanted for, and asks. */
public final class ConsentStep extends Step {
    private static final int ASKED = 41;

    public ConsentStep() {
        super(R.layout.step_consent);
    }

    @Override
    void begin(View view) {
        view.findViewById(R.id.agree).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View button) {
                ActivityCompat.requestPermissions(
                        getActivity(), new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
            }
        });
        view.findViewById(R.id.refuse).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View button) {
                goTo(new ConsentStep());
            }
        });
    }
}
