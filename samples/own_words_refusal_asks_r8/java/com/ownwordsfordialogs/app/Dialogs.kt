package com.ownwordsfordialogs.app

import android.app.Activity
import android.app.AlertDialog

/** One button of a dialog, and what it does. */
class Answer(val label: Int) {
    var does: () -> Unit = {}

    fun onClick(does: () -> Unit) {
        this.does = does
    }
}

/** Words in which screens describe their dialogs. */
class DialogWords {
    var title = 0
    var message = 0
    private var yes: Answer? = null
    private var no: Answer? = null

    fun yes(label: Int, words: Answer.() -> Unit) {
        yes = Answer(label).apply(words)
    }

    fun no(label: Int, words: Answer.() -> Unit) {
        no = Answer(label).apply(words)
    }

    fun build(screen: Activity): AlertDialog {
        val builder = AlertDialog.Builder(screen).setTitle(title).setMessage(message).setCancelable(false)
        yes?.let { one -> builder.setPositiveButton(one.label) { _, _ -> one.does() } }
        no?.let { one -> builder.setNegativeButton(one.label) { _, _ -> one.does() } }
        return builder.create()
    }
}

fun Activity.dialog(words: DialogWords.() -> Unit) = DialogWords().apply(words).build(this).show()
