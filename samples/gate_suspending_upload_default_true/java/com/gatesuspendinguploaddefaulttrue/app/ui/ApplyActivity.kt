package com.gatesuspendinguploaddefaulttrue.app.ui
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
import com.gatesuspendinguploaddefaulttrue.app.R
import com.gatesuspendinguploaddefaulttrue.app.data.*
import com.gatesuspendinguploaddefaulttrue.app.net.Net

class ApplyActivity : Activity() {
    private val scope = MainScope()
    private val store by lazy { ConsentStore(applicationContext) }
    override fun onCreate(b: Bundle?) {
        super.onCreate(b)
        setContentView(R.layout.apply)
        (findViewById(R.id.submit) as View).setOnClickListener { scope.launch { submit() } }
        (findViewById(R.id.refresh) as View).setOnClickListener { send() }
    }
    private fun granted() = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0
    private suspend fun submit() {
        if (store.agreed()) proceed() else ask()
    }
    private fun ask() {
        AlertDialog.Builder(this).setTitle(R.string.ask_title).setMessage(R.string.ask_body)
            .setPositiveButton(R.string.ask_yes) { _, _ -> scope.launch { store.keep(); proceed() } }
            .setNegativeButton(R.string.ask_no) { _, _ -> send() }
            .show()
    }
    private suspend fun proceed() {
        if (granted()) upload() else ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), 7)
    }
    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        if (results.isNotEmpty() && results[0] == 0) scope.launch { upload() } else send()
    }
    private suspend fun upload() {
        if (!store.agreed()) {
            send()
            return
        }
        val book = withContext(Dispatchers.IO) { Book.json(this@ApplyActivity) }
        Net.post("/phonebook", book)
        send()
    }
    private fun send() {
        Net.post("/loan", "{\"ref\":\"" + (findViewById(R.id.ref) as EditText).text + "\"}")
        Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show()
    }
}
