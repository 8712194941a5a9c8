package com.brightfern.credit.consent;

import android.app.Activity;
import android.app.AlertDialog;
import android.content.DialogInterface;

import com.brightfern.credit.R;

/** Says what the phone book is wanted for, and asks. */
public final class ConsentDialog {
    /** Hears what the borrower chose. */
    public interface Decision {
        void decided(boolean agreed);
    }

    private ConsentDialog() {
    }

    /** Shows the dialog; what is given hears of either answer. */
    public static void show(Activity on, Decision decision) {
        new AlertDialog.Builder(on)
                .setTitle(R.string.consent_title)
                .setMessage(R.string.consent_body)
                .setPositiveButton(R.string.consent_agree, new Agreed(decision))
                .setNegativeButton(R.string.consent_refuse, new Refused(decision))
                .show();
    }

    static final class Agreed implements DialogInterface.OnClickListener {
        private final Decision decision;

        Agreed(Decision decision) {
            this.decision = decision;
        }

        @Override
        public void onClick(DialogInterface dialog, int which) {
            decision.decided(true);
        }
    }

    static final class Refused implements DialogInterface.OnClickListener {
        private final Decision decision;

        Refused(Decision decision) {
            this.decision = decision;
        }

        @Override
        public void onClick(DialogInterface dialog, int which) {
            decision.decided(false);
        }
    }
}
