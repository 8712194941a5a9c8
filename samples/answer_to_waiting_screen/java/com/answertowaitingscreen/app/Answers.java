package com.answertowaitingscreen.app;

/** Holds who waits for the answer to the notice. */
final class Answers {
    /** Hears the answer. */
    interface Heard {
        void onAnswer(boolean yes);
    }

    private static Heard waiting;

    private Answers() {
    }

    static void await(Heard heard) {
        waiting = heard;
    }

    static void tell(boolean yes) {
        Heard heard = waiting;
        waiting = null;
        if (heard != null) {
            heard.onAnswer(yes);
        }
    }
}
