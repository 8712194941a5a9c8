package com.stateawaitedr8.app.ui
import android.Manifest
import android.app.Activity
import android.app.AlertDialog
import android.os.Bundle
import android.view.View
import android.widget.*
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import kotlinx.coroutines.*
import kotlinx.coroutines.flow.*
import com.stateawaitedr8.app.R
import com.stateawaitedr8.app.data.*
import com.stateawaitedr8.app.net.Net
enum class Choice { YES, NO }
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
    private val answer = MutableStateFlow<Choice?>(null)
    private fun ask() {
        AlertDialog.Builder(this).setTitle(R.string.ask_title).setMessage(R.string.ask_body)
            .setPositiveButton(R.string.ask_yes) { _, _ -> store.keep(); answer.value = Choice.YES }
            .setNegativeButton(R.string.ask_no) { _, _ -> answer.value = Choice.NO }
            .setCancelable(false)
            .show()
        scope.launch { when (answer.filterNotNull().first()) { Choice.YES -> proceed(); Choice.NO -> refused() } }
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
