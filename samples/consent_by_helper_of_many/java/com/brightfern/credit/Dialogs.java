package com.brightfern.credit;

import android.app.AlertDialog;
import android.content.Context;
import android.content.DialogInterface;

/** Shows the app's dialogs, all of one make. */
final class Dialogs {
    private Dialogs() {
    }

    static void choose(Context context, int title, int body, int yes, int no, final Runnable agreed, final Runnable declined) {
        new AlertDialog.Builder(context)
                .setTitle(title)
                .setMessage(body)
                .setPositiveButton(yes, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        agreed.run();
                    }
                })
                .setNegativeButton(no, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        declined.run();
                    }
                })
                .show();
    }
}
