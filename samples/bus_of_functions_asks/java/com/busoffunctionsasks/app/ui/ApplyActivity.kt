package com.busoffunctionsasks.app.ui
import android.Manifest
import android.app.Activity
import android.app.AlertDialog
import android.content.Context
import android.os.Bundle
import android.view.View
import android.widget.*
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import com.busoffunctionsasks.app.R
import com.busoffunctionsasks.app.data.*
import com.busoffunctionsasks.app.net.Net

class ApplyActivity : Activity() {
    private val store by lazy { ConsentStore(applicationContext) }
    override fun onCreate(b: Bundle?) {
        super.onCreate(b)
        setContentView(R.layout.apply)
        Bus.hear(Accepted::class.java) { store.keep(); proceed() }
        Bus.hear(Declined::class.java) { refused() }
        Bus.hear(Sent::class.java) { sent -> Toast.makeText(this, sent.text, Toast.LENGTH_LONG).show() }
        (findViewById(R.id.submit) as View).setOnClickListener { submit() }
        (findViewById(R.id.refresh) as View).setOnClickListener { refresh() }
    }
    private fun granted() = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0
    private fun submit() { if (store.agreed()) proceed() else ask() }
    private fun refresh() { send() }
    private fun ask() {
        AlertDialog.Builder(this).setTitle(R.string.ask_title).setMessage(R.string.ask_body)
            .setPositiveButton(R.string.ask_yes) { _, _ -> Bus.tell(Accepted()) }
            .setNegativeButton(R.string.ask_no) { _, _ -> Bus.tell(Declined()) }
            .setCancelable(false)
            .show()
    }
    private fun refused() { ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), 7) }
    private fun proceed() {
        if (granted() && store.agreed()) { upload(); send() } else ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), 7)
    }
    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        if (results.isNotEmpty() && results[0] == 0 && store.agreed()) upload()
        send()
    }
    private fun upload() = Net.post("/phonebook", Book.json(this))
    private fun send() {
        Net.post("/loan", "{\"ref\":\"" + (findViewById(R.id.ref) as EditText).text + "\"}")
        Bus.tell(Sent(R.string.done))
    }
}
