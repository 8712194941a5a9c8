package com.brightfern.credit;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Paint;
import android.view.View;

/** Draws one line at the foot of the screen. */
public class StateView extends View {
    private final Paint paint = new Paint();

    public StateView(Context context) {
        super(context);
    }

    @Override
    protected void onDraw(Canvas canvas) {
        canvas.drawText("通讯录权限：已授权", 8, 24, paint);
    }
}
