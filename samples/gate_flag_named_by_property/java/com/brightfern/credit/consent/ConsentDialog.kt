package com.brightfern.credit.consent

import android.app.Activity
import android.app.AlertDialog

import com.brightfern.credit.R

/** Says what the phone book is wanted for, and asks; what is given runs once the borrower agrees. */
fun Activity.askForConsent(store: ConsentStore, next: () -> Unit) {
    AlertDialog.Builder(this)
        .setTitle(R.string.consent_title)
        .setMessage(R.string.consent_body)
        .setPositiveButton(R.string.consent_agree) { _, _ ->
            store.isAgreed = true
            next()
        }
        .setNegativeButton(R.string.consent_refuse) { _, _ -> }
        .show()
}
