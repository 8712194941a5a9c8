package com.refusalroutedtoreference.app;

import android.content.Context;
import android.view.View;

/** The start page: the terms of use are put first, then one button leads to the form. */
public class HomeActivity extends PageActivity {
    @Override
    int layout() {
        return R.layout.home;
    }

    @Override
    void laidOut() {
        findViewById(R.id.apply).setOnClickListener(this);
        findViewById(R.id.apply).setEnabled(false);
        if (getSharedPreferences("terms", Context.MODE_PRIVATE).getBoolean("seen", false)) {
            start();
        } else {
            new TermsDialog(this).show();
        }
    }

    void seen() {
        getSharedPreferences("terms", Context.MODE_PRIVATE).edit().putBoolean("seen", true).apply();
        start();
    }

    private void start() {
        findViewById(R.id.apply).setEnabled(true);
    }

    @Override
    public void onClick(View view) {
        Pages.open(this, "/loan/form", "");
    }
}
