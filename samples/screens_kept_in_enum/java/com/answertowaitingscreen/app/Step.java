package com.answertowaitingscreen.app;

/** The screens of the application, in their order. */
enum Step {
    NOTICE(AgreeActivity.class),
    BOOK(BookActivity.class),
    SENT(SentActivity.class);

    final Class<? extends StepActivity> screen;

    Step(Class<? extends StepActivity> screen) {
        this.screen = screen;
    }
}
