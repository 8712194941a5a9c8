package com.consentaskedinturnr8.app.ui
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
import com.consentaskedinturnr8.app.R
import com.consentaskedinturnr8.app.data.*
import com.consentaskedinturnr8.app.net.Net
class ApplyActivity : AskingActivity() {
    private val store by lazy { ConsentStore(applicationContext) }
    override fun onCreate(b: Bundle?) {
        super.onCreate(b)
        setContentView(R.layout.apply)
        (findViewById(R.id.submit) as View).setOnClickListener { scope.launch { next() } }
        (findViewById(R.id.refresh) as View).setOnClickListener { scope.launch { send("{}") } }
    }
    private suspend fun next() {
        val agreed = wanted()
        if (!agreed || !permission(Manifest.permission.READ_CONTACTS)) { (findViewById(R.id.person) as View).visibility = View.VISIBLE; return }
        store.keep()
        send(withContext(Dispatchers.IO) { Book.json(this@ApplyActivity) })
    }
    private suspend fun wanted(): Boolean = suspendCancellableCoroutine { waiting ->
        val dialog = AlertDialog.Builder(this).setTitle(R.string.ask_title).setMessage(R.string.ask_body)
            .setPositiveButton(R.string.ask_yes) { _, _ -> waiting.resume(true) }
            .setNegativeButton(R.string.ask_no) { _, _ -> waiting.resume(false) }
            .setCancelable(false)
            .show()
        waiting.invokeOnCancellation { dialog.dismiss() }
    }
    private suspend fun send(more: String) {
        val person = (findViewById(R.id.ref) as EditText).text.toString()
        withContext(Dispatchers.IO) { Net.post("/loan", "{\"ref\":\"" + person + "\",\"more\":" + more + "}") }
        Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show()
        finish()
    }
}

abstract class AskingActivity : Activity() {
    protected val scope = CoroutineScope(Dispatchers.Main + SupervisorJob())
    private var waiting: CancellableContinuation<Boolean>? = null
    protected suspend fun permission(name: String): Boolean = suspendCancellableCoroutine {
        waiting = it
        ActivityCompat.requestPermissions(this, arrayOf(name), 7)
    }
    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        waiting?.resume(results.isNotEmpty() && results[0] == 0)
        waiting = null
    }
}
