package com.blockaskswhatevertheboxr8.app

import android.app.Activity
import android.view.View
import android.widget.EditText

/** What is to be done once the screen is back. */
val waiting = ArrayList<() -> Unit>()

fun Activity.tap(id: Int, block: () -> Unit) = (findViewById(id) as View).setOnClickListener { block() }

fun Activity.text(id: Int): String = (findViewById(id) as EditText).text.toString()
