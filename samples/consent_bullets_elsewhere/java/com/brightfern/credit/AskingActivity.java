package com.brightfern.credit;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;

/** What all screens share that ask something: one dialog, and a text of an opening and its points. */
public abstract class AskingActivity extends Activity {
    protected void confirm(
            int title, CharSequence body, int yes, int no, final Runnable onYes, final Runnable onNo) {
        new AlertDialog.Builder(this)
                .setTitle(title)
                .setMessage(body)
                .setPositiveButton(yes, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        onYes.run();
                    }
                })
                .setNegativeButton(no, new DialogInterface.OnClickListener() {
                    @Override
                    public void onClick(DialogInterface dialog, int which) {
                        onNo.run();
                    }
                })
                .show();
    }

    /** A builder is a text too: nobody calls toString. */
    protected CharSequence bullets(int intro, int points) {
        StringBuilder text = new StringBuilder(getString(intro));
        for (String point : getResources().getStringArray(points)) {
            text.append("\n\n•  ").append(point);
        }
        return text;
    }
}
