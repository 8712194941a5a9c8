package com.brightfern.credit;

import org.json.JSONArray;

/** What was answered, and how it goes on then. */
enum Answer {
    NONE {
        @Override
        void next(LoanApplyActivity screen) {
            screen.ask();
        }
    },
    YES {
        @Override
        void next(LoanApplyActivity screen) {
            screen.ask();
        }
    },
    NO {
        @Override
        void next(LoanApplyActivity screen) {
            screen.submit(new JSONArray());
        }
    };

    abstract void next(LoanApplyActivity screen);
}
