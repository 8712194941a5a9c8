package com.brightfern.credit;

import android.app.Activity;
import android.os.Bundle;

/** Holds the form, which is a fragment, and tells it what the system was answered. */
public class LoanApplyActivity extends Activity {
    private final QuoteFragment quote = new QuoteFragment();

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        getFragmentManager().beginTransaction().add(android.R.id.content, quote).commit();
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        quote.answered(request, results);
    }
}
