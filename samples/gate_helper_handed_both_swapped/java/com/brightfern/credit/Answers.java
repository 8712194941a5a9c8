package com.brightfern.credit;

import android.content.Context;

/** Goes on as was answered. */
final class Answers {
    private Answers() {
    }

    static void either(Context context, String question, Runnable yes, Runnable no) {
        boolean agreed = context.getSharedPreferences("consent", Context.MODE_PRIVATE)
                .getBoolean(question, false);
        Runnable next = agreed ? yes : no;
        next.run();
    }
}
