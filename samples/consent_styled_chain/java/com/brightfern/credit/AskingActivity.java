package com.brightfern.credit;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;
import android.text.SpannableStringBuilder;
import android.text.Spanned;
import android.text.style.BulletSpan;

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

    /** What append gives back is the same text: the next piece goes into that. */
    protected CharSequence bullets(int intro, int points) {
        SpannableStringBuilder text = new SpannableStringBuilder();
        text.append(getString(intro)).append("\n");
        for (String point : getResources().getStringArray(points)) {
            item(text, point);
        }
        return text;
    }

    private void item(SpannableStringBuilder to, String point) {
        int start = to.length();
        to.append("\n").append(point);
        to.setSpan(new BulletSpan(16), start, to.length(), Spanned.SPAN_EXCLUSIVE_EXCLUSIVE);
    }
}
