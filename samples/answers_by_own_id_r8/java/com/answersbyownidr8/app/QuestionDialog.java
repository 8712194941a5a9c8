package com.answersbyownidr8.app;

import android.app.Dialog;
import android.content.Context;
import android.os.Bundle;
import android.view.View;

/** The question: it hears both of its buttons itself. */
final class QuestionDialog extends Dialog implements View.OnClickListener {
    /** Takes the answer. */
    interface Answer {
        void take(boolean agreed);
    }

    private final Answer answer;

    QuestionDialog(Context context, Answer answer) {
        super(context);
        this.answer = answer;
    }

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.question);
        findViewById(R.id.yes).setOnClickListener(this);
        findViewById(R.id.no).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        dismiss();
        answer.take(view.getId() == R.id.yes);
    }
}
