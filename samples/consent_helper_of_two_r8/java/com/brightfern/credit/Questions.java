package com.brightfern.credit;

import android.content.Context;

import androidx.appcompat.app.AlertDialog;

/** Asks one question or another. */
public final class Questions {
    private Questions() {
    }

    static void ask(Context context, int title, int text, int yes, int no, Runnable onYes, Runnable onNo) {
        new AlertDialog.Builder(context)
                .setTitle(title)
                .setMessage(text)
                .setPositiveButton(yes, (dialog, which) -> onYes.run())
                .setNegativeButton(no, (dialog, which) -> onNo.run())
                .show();
    }
}
