package com.permissiontoldbybuilder.app;

import android.app.Activity;
import android.app.AlertDialog;

/** Tells what a permission is for, and asks the system for it on a yes. */
final class Disclosure {
    private final Activity activity;
    private final int title;
    private final int text;
    private String permission;
    private Runnable otherwise = () -> { };

    private Disclosure(Activity activity, int title, int text) {
        this.activity = activity;
        this.title = title;
        this.text = text;
    }

    static Disclosure of(Activity activity, int title, int text) {
        return new Disclosure(activity, title, text);
    }

    Disclosure permission(String permission) {
        this.permission = permission;
        return this;
    }

    Disclosure otherwise(Runnable otherwise) {
        this.otherwise = otherwise;
        return this;
    }

    void show(int code) {
        new AlertDialog.Builder(activity).setTitle(title).setMessage(text)
                .setPositiveButton(R.string.question_yes, (dialog, which) ->
                        activity.requestPermissions(new String[] {permission}, code))
                .setNegativeButton(R.string.question_no, (dialog, which) -> otherwise.run())
                .show();
    }
}
