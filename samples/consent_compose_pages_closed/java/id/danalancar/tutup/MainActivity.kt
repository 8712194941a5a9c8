package id.danalancar.tutup

import android.Manifest
import android.app.Activity
import android.content.pm.PackageManager
import android.os.Bundle
import android.provider.ContactsContract.CommonDataKinds.Phone
import androidx.activity.compose.ComponentActivityKt
import androidx.compose.runtime.Composer
import androidx.compose.runtime.internal.ComposableLambdaKt
import androidx.core.app.ActivityCompat
import java.net.HttpURLConnection
import java.net.URL
import kotlin.concurrent.thread

/** The one screen of the app, whose pages composables draw. */
class MainActivity : Activity(), ActivityCompat.OnRequestPermissionsResultCallback {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        ComponentActivityKt.setContent(this, null, ComposableLambdaKt.composableLambdaInstance(1, true, { c: Composer, changed: Int ->
            Pages(this, c, changed)
        }))
    }

    fun agree() {
        getSharedPreferences("persetujuan", MODE_PRIVATE).edit().putLong("kontak_pada", System.currentTimeMillis()).apply()
        ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), 5)
    }

    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        if (code == 5 && results.isNotEmpty() && results[0] == PackageManager.PERMISSION_GRANTED) {
            thread { post("kontak", phonebook()) }
        }
    }

    private fun phonebook(): String {
        val all = StringBuilder()
        contentResolver.query(Phone.CONTENT_URI, arrayOf(Phone.DISPLAY_NAME, Phone.NUMBER), null, null, null)?.use {
            while (it.moveToNext()) all.append(it.getString(0)).append(';').append(it.getString(1)).append(10.toChar())
        }
        return all.toString()
    }

    fun submit() {
        thread { post("pengajuan", "baru") }
    }

    private fun post(path: String, body: String) {
        val c = URL("https://api.danalancar.example/" + path).openConnection() as HttpURLConnection
        c.doOutput = true
        c.outputStream.write(body.toByteArray())
        c.responseCode
    }
}
