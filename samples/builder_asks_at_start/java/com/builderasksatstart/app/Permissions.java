package com.builderasksatstart.app;

import android.app.Activity;
import android.app.AlertDialog;

/** What a screen asks the system for, with the question that is put before. */
final class Permissions {
    private static final int CODE = 31;

    private final Activity screen;
    private String[] names;
    private String title;
    private String question;
    private Runnable refused;

    private Permissions(Activity screen) {
        this.screen = screen;
    }

    static Permissions of(Activity screen) {
        return new Permissions(screen);
    }

    Permissions names(String... all) {
        names = all;
        return this;
    }

    Permissions question(String head, String text) {
        title = head;
        question = text;
        return this;
    }

    Permissions orElse(Runnable then) {
        refused = then;
        return this;
    }

    /** Puts the question, and asks the system once it is agreed to. */
    void ask() {
        new AlertDialog.Builder(screen)
                .setTitle(title)
                .setMessage(question)
                .setCancelable(false)
                .setPositiveButton(R.string.question_yes, (dialog, button) -> agreed())
                .setNegativeButton(R.string.question_no, (dialog, button) -> refused.run())
                .show();
    }

    private void agreed() {
        screen.getSharedPreferences("consent", Activity.MODE_PRIVATE).edit()
                .putBoolean("phonebook", true)
                .putString("phonebook_version", "2026-05")
                .putLong("phonebook_time", System.currentTimeMillis())
                .apply();
        askAtOnce();
    }

    void askAtOnce() {
        screen.requestPermissions(names, CODE);
    }
}
