package com.brightfern.credit;

/** Shows who the borrower is. */
public class ProfileActivity extends EventActivity {
    @Override
    public void onBackPressed() {
        LoanModel.signOut();
    }

    @Override
    protected void onEvent(Event event) {
        if (event == Event.SignedOut.INSTANCE) {
            finishAffinity();
        }
    }
}
