package com.brightfern.credit;

import android.content.Context;
import android.util.AttributeSet;
import android.view.View;
import android.widget.LinearLayout;

/** A view of the app's own: the question with its two buttons. */
public class AskView extends LinearLayout {
    public AskView(final Context context, AttributeSet attributes) {
        super(context, attributes);
        View.inflate(context, R.layout.view_ask, this);
        findViewById(R.id.agree).setOnClickListener(new OnClickListener() {
            @Override
            public void onClick(View view) {
                ((LoanConsentActivity) context).answer(true);
            }
        });
        findViewById(R.id.refuse).setOnClickListener(new OnClickListener() {
            @Override
            public void onClick(View view) {
                ((LoanConsentActivity) context).finishAffinity();
            }
        });
    }
}
