package com.brightfern.credit.consent;

import android.content.Context;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

/** Remembers whether the borrower agreed. */
public final class ConsentStore {
    private final File kept;

    public ConsentStore(Context context) {
        kept = new File(context.getFilesDir(), "phonebook_agreed");
    }

    public boolean isAgreed() {
        return kept.exists();
    }

    public void setAgreed(boolean agreed) {
        try (DataOutputStream out = new DataOutputStream(new FileOutputStream(kept))) {
            out.writeLong(System.currentTimeMillis());
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }
}
