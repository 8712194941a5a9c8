package com.consentawaitedbydeferred.app.ui
import android.Manifest
import android.app.Activity
import android.app.AlertDialog
import android.os.Bundle
import android.view.View
import android.widget.*
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import kotlin.coroutines.*
import kotlinx.coroutines.*
import com.consentawaitedbydeferred.app.R
import com.consentawaitedbydeferred.app.data.*
import com.consentawaitedbydeferred.app.net.Net
class ApplyActivity : Activity() {
    private val scope = MainScope()
    private val store by lazy { ConsentStore(applicationContext) }
    override fun onCreate(b: Bundle?) {
        super.onCreate(b)
        setContentView(R.layout.apply)
        (findViewById(R.id.submit) as View).setOnClickListener { submit() }
        (findViewById(R.id.refresh) as View).setOnClickListener { refresh() }
    }
    private fun granted() = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0
    private fun submit() { if (store.agreed()) proceed() else ask() }
    private fun refresh() { send() }
    private fun ask() { scope.launch { contactsStep() } }
    private suspend fun contactsStep() {
        if (!wanted()) {
            refused()
            return
        }
        store.keep()
        proceed()
    }
    private suspend fun wanted(): Boolean {
        val said = CompletableDeferred<Boolean>()
        AlertDialog.Builder(this).setTitle(R.string.ask_title).setMessage(R.string.ask_body)
            .setPositiveButton(R.string.ask_yes) { _, _ -> said.complete(true) }
            .setNegativeButton(R.string.ask_no) { _, _ -> said.complete(false) }
            .setCancelable(false)
            .show()
        return said.await()
    }
    private fun refused() { send() }
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
        Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show()
    }
}
