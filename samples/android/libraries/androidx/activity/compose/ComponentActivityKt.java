package androidx.activity.compose;

import android.app.Activity;
import android.graphics.Canvas;
import android.view.MotionEvent;
import android.view.View;

import androidx.compose.runtime.Composer;

import java.util.ArrayList;
import java.util.List;

import kotlin.jvm.functions.Function0;
import kotlin.jvm.functions.Function2;

/** Stand-in: makes a composable the content of an activity. */
public final class ComponentActivityKt {
    private ComponentActivityKt() {
    }

    public static void setContent(Activity activity, Object parent, Function2 content) {
        activity.setContentView(new Drawing(activity, content));
    }

    /** Draws, and lets what was touched run. */
    private static final class Drawing extends View implements Composer {
        private final List<Object> drawn = new ArrayList<Object>();
        private final Function2 content;

        Drawing(Activity activity, Function2 content) {
            super(activity);
            this.content = content;
        }

        @Override
        public void emit(Object what) {
            drawn.add(what);
        }

        @Override
        protected void onDraw(Canvas canvas) {
            drawn.clear();
            content.invoke(this, 0);
        }

        @Override
        public boolean onTouchEvent(MotionEvent event) {
            Object touched = drawn.get((int) event.getY() / 100);
            if (touched instanceof Function0) {
                ((Function0) touched).invoke();
            }
            return true;
        }
    }
}
