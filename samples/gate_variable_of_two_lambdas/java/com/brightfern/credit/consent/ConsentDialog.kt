package com.brightfern.credit.consent

import android.app.Activity
import android.app.AlertDialog

import com.brightfern.credit.R

/** Says what the phone book is wanted for, and asks; what follows an agreement runs once the dialog is gone. */
fun Activity.askForConsent(next: () -> Unit, otherwise: () -> Unit) {
    var agreed = false
    AlertDialog.Builder(this)
        .setTitle(R.string.consent_title)
        .setMessage(R.string.consent_body)
        .setPositiveButton(R.string.consent_agree) { _, _ -> agreed = true }
        .setNegativeButton(R.string.consent_refuse) { _, _ -> otherwise() }
        .setOnDismissListener { if (agreed) next() }
        .show()
}
