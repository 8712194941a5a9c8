package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.provider.ContactsContract.CommonDataKinds.Phone;

/** Lets the borrower choose one person in the system's picker. */
final class PersonPicker {
    private static final int PICKED = 42;

    private final Activity screen;

    PersonPicker(Activity screen) {
        this.screen = screen;
    }

    void pick() {
        screen.startActivityForResult(new Intent(Intent.ACTION_PICK, Phone.CONTENT_URI), PICKED);
    }
}
