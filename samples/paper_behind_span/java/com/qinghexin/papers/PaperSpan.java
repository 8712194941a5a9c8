package com.qinghexin.papers;

import android.content.Context;
import android.content.Intent;
import android.text.style.ClickableSpan;
import android.view.View;

/** The title of the paper: a touch opens it. */
final class PaperSpan extends ClickableSpan {
    private final Context context;

    PaperSpan(Context context) {
        this.context = context;
    }

    @Override
    public void onClick(View view) {
        context.startActivity(new Intent(context, PaperActivity.class));
    }
}
