package com.brightfern.credit;

import android.app.AlertDialog;
import android.content.Context;

/** Makes the app's dialogs, all of one build. */
final class Dialogs {
    /** Hears which button was pressed. */
    interface Answer {
        void onAnswer(boolean yes);
    }

    private Dialogs() {
    }

    static AlertDialog contacts(Context context, Answer answer) {
        return two(context, R.string.consent_title, R.string.consent_body, R.string.consent_agree,
                R.string.consent_refuse, answer);
    }

    static AlertDialog leave(Context context, Answer answer) {
        return two(context, R.string.leave_title, R.string.leave_body, R.string.leave_yes, R.string.leave_no, answer);
    }

    private static AlertDialog two(Context context, int title, int text, int yes, int no, Answer answer) {
        return new AlertDialog.Builder(context)
                .setTitle(title)
                .setMessage(text)
                .setPositiveButton(yes, (dialog, which) -> answer.onAnswer(true))
                .setNegativeButton(no, (dialog, which) -> answer.onAnswer(false))
                .setCancelable(false)
                .create();
    }
}
