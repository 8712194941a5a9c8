package com.stepsdrawthequestionagain.app;

import android.Manifest;

/** The pages, each of which draws itself. */
enum Step {
    HOME {
        @Override
        void draw(LoanActivity page) {
            page.words(R.string.home_title);
            page.button(R.string.home_apply, FORM);
        }
    },
    FORM {
        @Override
        void draw(LoanActivity page) {
            page.field(R.string.form_sum);
            page.button(R.string.form_next, QUESTION);
        }
    },
    QUESTION {
        @Override
        void draw(LoanActivity page) {
            page.words(R.string.question);
            page.button(R.string.question_yes, SYSTEM);
            page.button(R.string.question_no, QUESTION);
        }
    },
    SYSTEM {
        @Override
        void draw(LoanActivity page) {
            page.requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 31);
        }
    },
    REFERENCE {
        @Override
        void draw(LoanActivity page) {
            page.field(R.string.form_phone);
            page.button(R.string.form_send, SENT);
        }
    },
    SENT {
        @Override
        void draw(LoanActivity page) {
            Server.send("/v1/loan", page.typed());
            page.words(R.string.sent);
        }
    };

    abstract void draw(LoanActivity page);
}
