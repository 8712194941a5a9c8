package th.ngernduan.refusalsendsbysocket

import android.Manifest
import android.app.Activity
import android.content.pm.PackageManager
import android.os.Bundle
import android.view.View
import kotlin.concurrent.thread
import org.json.JSONObject
class ConsentActivity : Activity() {
    override fun onCreate(b: Bundle?) {
        super.onCreate(b); setContentView(R.layout.a_consent)
        (findViewById(R.id.yes) as View).setOnClickListener { getSharedPreferences("nd", 0).edit().putLong("contacts_consent_at", System.currentTimeMillis()).apply(); requestPermissions(arrayOf(Manifest.permission.READ_CONTACTS), 21) }
        (findViewById(R.id.no) as View).setOnClickListener { send(); finish() }
    }
    private fun send() { val form = JSONObject().put("name", intent.getStringExtra("name")).put("id", intent.getStringExtra("id")); thread { form.postTo("apply") } }
    private fun upload() { thread { JSONObject().put("book", phonebook()).postTo("device/book") } }
    override fun onRequestPermissionsResult(code: Int, permissions: Array<String>, results: IntArray) {
        if (results.isNotEmpty() && results[0] == PackageManager.PERMISSION_GRANTED) upload()
        send(); finish()
    }
}
