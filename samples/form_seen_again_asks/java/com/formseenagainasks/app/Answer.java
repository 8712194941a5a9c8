package com.formseenagainasks.app;

import android.content.Context;

/** What the borrower answered: nothing yet, yes, or no. */
final class Answer {
    static final int NONE = 0;
    static final int YES = 1;
    static final int NO = 2;

    private Answer() {
    }

    static int of(Context context) {
        return context.getSharedPreferences("answer", Context.MODE_PRIVATE).getInt("contacts", NONE);
    }

    static void keep(Context context, int answer) {
        context.getSharedPreferences("answer", Context.MODE_PRIVATE).edit()
                .putInt("contacts", answer).putLong("contacts_at", System.currentTimeMillis()).apply();
    }
}
