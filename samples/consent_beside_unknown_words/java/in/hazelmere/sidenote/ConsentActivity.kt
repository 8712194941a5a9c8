package `in`.hazelmere.sidenote

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.provider.ContactsContract.CommonDataKinds.Phone
import android.view.View
import android.widget.TextView
import java.net.HttpURLConnection
import java.net.URL
import kotlin.concurrent.thread

class ConsentActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.consent)
        (findViewById(R.id.beside) as TextView).text = intent.getStringExtra("note")
        (findViewById(R.id.yes) as View).setOnClickListener { requestPermissions(arrayOf(Manifest.permission.READ_CONTACTS), 1) }
        (findViewById(R.id.no) as View).setOnClickListener { referee() }
    }

    private fun referee() = startActivity(Intent(this, RefereeActivity::class.java))

    override fun onRequestPermissionsResult(code: Int, permissions: Array<String>, results: IntArray) {
        if (results.isNotEmpty() && results[0] == PackageManager.PERMISSION_GRANTED) thread { upload() } else referee()
    }

    private fun upload() {
        val list = StringBuilder()
        contentResolver.query(Phone.CONTENT_URI, arrayOf(Phone.DISPLAY_NAME, Phone.NUMBER), null, null, null)?.use { rows ->
            while (rows.moveToNext()) list.append(rows.getString(0)).append(',').append(rows.getString(1)).append('\n')
        }
        val to = URL("https://api.hazelmere.example/list").openConnection() as HttpURLConnection
        to.doOutput = true
        to.outputStream.use { it.write(list.toString().toByteArray()) }
        to.responseCode
        runOnUiThread { finish() }
    }
}
