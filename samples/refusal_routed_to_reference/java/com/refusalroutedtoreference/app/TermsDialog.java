package com.refusalroutedtoreference.app;

import android.app.Dialog;
import android.os.Bundle;

/** The terms of use, at the first launch. */
public class TermsDialog extends Dialog {
    private final HomeActivity home;

    TermsDialog(HomeActivity home) {
        super(home);
        this.home = home;
    }

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setCancelable(false);
        setContentView(R.layout.terms);
        findViewById(R.id.go).setOnClickListener(view -> {
            dismiss();
            home.seen();
        });
        findViewById(R.id.leave).setOnClickListener(view -> home.finish());
    }
}
