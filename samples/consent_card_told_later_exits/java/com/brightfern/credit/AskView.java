package com.brightfern.credit;

import android.content.Context;
import android.util.AttributeSet;
import android.view.View;
import android.widget.LinearLayout;

/** A view of the app's own: the question with its two buttons, which do nothing until they are told what. */
public class AskView extends LinearLayout {
    private Runnable onAccept = () -> {};
    private Runnable onDecline = () -> {};

    public AskView(Context context, AttributeSet attributes) {
        super(context, attributes);
        View.inflate(context, R.layout.view_ask, this);
        findViewById(R.id.agree).setOnClickListener(view -> onAccept.run());
        findViewById(R.id.refuse).setOnClickListener(view -> onDecline.run());
    }

    void setOnAccept(Runnable told) {
        onAccept = told;
    }

    void setOnDecline(Runnable told) {
        onDecline = told;
    }
}
