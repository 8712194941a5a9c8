package androidx.activity.compose;

import android.app.Activity;

import kotlin.jvm.functions.Function2;

/** Stand-in: makes a composable the content of an activity. */
public final class ComponentActivityKt {
    private ComponentActivityKt() {
    }

    public static void setContent(Activity activity, Object parent, Function2 content) {
    }
}
