package com.formofrows.app;

/** One row of the form: a field, the question, or the button. */
final class Entry {
    final int kind;
    final int hint;

    Entry(int kind, int hint) {
        this.kind = kind;
        this.hint = hint;
    }
}
