package com.brightfern.credit.consent;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;

import com.brightfern.credit.R;

/** Says what the phone book is wanted for, and asks. */
public final class ConsentDialog {
    private ConsentDialog() {
    }

    /** Shows the dialog; what is given runs once the borrower agrees. */
    public static void show(Activity on, ConsentStore store, Runnable next) {
        new AlertDialog.Builder(on)
                .setTitle(R.string.consent_title)
                .setMessage(R.string.consent_body)
                .setPositiveButton(R.string.consent_agree, new Agreed(store, next))
                .setNegativeButton(R.string.consent_refuse, new Refused(store, next))
                .show();
    }

    static final class Agreed implements DialogInterface.OnClickListener {
        private final ConsentStore store;
        private final Runnable next;

        Agreed(ConsentStore store, Runnable next) {
            this.store = store;
            this.next = next;
        }

        @Override
        public void onClick(DialogInterface dialog, int which) {
            store.setAgreed(true);
            next.run();
        }
    }

    static final class Refused implements DialogInterface.OnClickListener {
        private final ConsentStore store;
        private final Runnable next;

        Refused(ConsentStore store, Runnable next) {
            this.store = store;
            this.next = next;
        }

        @Override
        public void onClick(DialogInterface dialog, int which) {
            // The application goes on without the phone book.
        }
    }
}
