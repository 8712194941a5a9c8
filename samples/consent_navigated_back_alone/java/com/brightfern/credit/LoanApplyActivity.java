package com.brightfern.credit;

import android.os.Bundle;

import androidx.fragment.app.FragmentActivity;

/** Holds the screens of the application, which a graph names. */
public class LoanApplyActivity extends FragmentActivity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_loan);
    }
}
