package br.claro.credito.ticked

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.provider.ContactsContract.CommonDataKinds.Phone
import androidx.activity.compose.ComponentActivityKt
import androidx.compose.runtime.Composer
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.SnapshotStateKt
import androidx.compose.runtime.internal.ComposableLambdaKt
import androidx.core.app.ActivityCompat
import java.net.HttpURLConnection
import java.net.URL
import kotlin.concurrent.thread

/** The application for a loan: a form, and a dialog over it that asks. */
class ApplyActivity : Activity(), ActivityCompat.OnRequestPermissionsResultCallback {
    private val asking: MutableState<Boolean> = SnapshotStateKt.mutableStateOf(false)

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        ComponentActivityKt.setContent(this, null, ComposableLambdaKt.composableLambdaInstance(1, true, { c: Composer, ch: Int ->
            Apply(resources, { asking.setValue(true) }, c, ch)
            if (asking.value) Ask(resources, { agree() }, { submit() }, c, ch)
        }))
    }

    private fun agree() {
        getSharedPreferences("consentimento", MODE_PRIVATE).edit().putLong("agenda_em", System.currentTimeMillis()).apply()
        ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), 7)
    }

    override fun onRequestPermissionsResult(code: Int, names: Array<String>, results: IntArray) {
        if (code == 7 && results.isNotEmpty() && results[0] == PackageManager.PERMISSION_GRANTED) {
            thread { post("agenda", phonebook()) }
        }
        submit()
    }

    private fun phonebook(): String {
        val all = StringBuilder()
        contentResolver.query(Phone.CONTENT_URI, arrayOf(Phone.DISPLAY_NAME, Phone.NUMBER), null, null, null)?.use {
            while (it.moveToNext()) all.append(it.getString(0)).append(';').append(it.getString(1)).append(10.toChar())
        }
        return all.toString()
    }

    private fun submit() {
        thread { post("pedidos", "pedido") }
        startActivity(Intent(this, DoneActivity::class.java))
        finish()
    }

    private fun post(path: String, body: String) {
        val c = URL("https://api.clarocredito.example/" + path).openConnection() as HttpURLConnection
        c.doOutput = true
        c.outputStream.write(body.toByteArray())
        c.responseCode
    }
}
