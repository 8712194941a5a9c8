package com.brightfern.credit;

import android.app.Dialog;
import android.content.Context;
import android.os.Bundle;
import android.view.View;

/** A dialog of the app's own make. */
class AskDialog extends Dialog implements View.OnClickListener {
    /** Hears the answer. */
    interface Answered {
        void onAnswer(boolean agreed);
    }

    private final Answered answered;

    AskDialog(Context context, Answered answered) {
        super(context);
        this.answered = answered;
    }

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setTitle(R.string.ask_title);
        setContentView(R.layout.dialog_ask);
        findViewById(R.id.agree).setOnClickListener(this);
        findViewById(R.id.refuse).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        dismiss();
        answered.onAnswer(view.getId() == R.id.agree);
    }
}
