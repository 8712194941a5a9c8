package com.formofrowsticked.app;

/** What the row of the question shows. */
final class Question {
    private final boolean agreed;

    Question(boolean agreed) {
        this.agreed = agreed;
    }

    boolean getAgreed() {
        return agreed;
    }

    Question copy(boolean agreed) {
        return new Question(agreed);
    }
}
