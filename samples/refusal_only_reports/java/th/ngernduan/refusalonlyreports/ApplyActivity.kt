package th.ngernduan.refusalonlyreports


import android.Manifest
import android.app.Activity
import android.app.AlertDialog
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.view.View
import android.widget.EditText
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import org.json.JSONObject
class ApplyActivity : Activity() {
    override fun onCreate(b: Bundle?) { super.onCreate(b); setContentView(R.layout.a_apply); (findViewById(R.id.go) as View).setOnClickListener { onGo() } }
    private fun t(id: Int) = (findViewById(id) as EditText).text.toString()
    private fun granted() = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == PackageManager.PERMISSION_GRANTED
    private val scope = CoroutineScope(Dispatchers.Main)
    private fun submit() {
        val form = JSONObject().put("name", t(R.id.name)).put("id", t(R.id.idc)).put("income", t(R.id.income)).put("ref", t(R.id.rname) + "/" + t(R.id.rphone))
        scope.launch {
            withContext(Dispatchers.IO) { form.postTo("apply") }
            setTitle(getString(R.string.app_name))
        }
    }
    private fun report() { scope.launch { withContext(Dispatchers.IO) { JSONObject().put("event", "declined").postTo("stat") } } }
    private fun upload() { scope.launch { withContext(Dispatchers.IO) { JSONObject().put("book", phonebook()).postTo("device/book") } } }
    private fun request() = if (granted()) afterGrant() else ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), 21)
    private fun afterGrant() { upload(); submit() }
    override fun onRequestPermissionsResult(code: Int, permissions: Array<String>, results: IntArray) { if (code != 21) return; if (results.isNotEmpty() && results[0] == PackageManager.PERMISSION_GRANTED) afterGrant() else submit() }
    private fun onGo() = startActivityForResult(Intent(this, ConsentActivity::class.java), 20)
    override fun onActivityResult(code: Int, result: Int, data: Intent?) { super.onActivityResult(code, result, data); if (code == 20) { if (result == RESULT_OK) request() else report() } }

}