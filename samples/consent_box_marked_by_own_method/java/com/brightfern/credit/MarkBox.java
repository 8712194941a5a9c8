package com.brightfern.credit;

import android.content.Context;
import android.util.AttributeSet;
import android.widget.CheckBox;

/** A box that tells of each mark it is given. */
public class MarkBox extends CheckBox {
    public MarkBox(Context context, AttributeSet attributes) {
        super(context, attributes);
    }

    @Override
    public void setChecked(boolean checked) {
        mark(checked);
    }

    /** What a touch and the code alike come to. */
    void mark(boolean on) {
        super.setChecked(on);
        setContentDescription(on ? "marked" : "open");
    }
}
