package pe.chaski.adelanto

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.webkit.WebView
import android.webkit.WebViewClient
import androidx.core.app.ActivityCompat

class ConsentimientoActivity : Activity(), ActivityCompat.OnRequestPermissionsResultCallback {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.pagina)
        val web = (findViewById(R.id.web) as WebView)
        web.setWebViewClient(object : WebViewClient() {
            override fun shouldOverrideUrlLoading(view: WebView?, url: String): Boolean {
                if (!url.startsWith("chaski://")) return false
                if (url == "chaski://contactos/acepto") aceptar() else finishAffinity()
                return true
            }
        })
        web.loadUrl("file:///android_asset/consentimiento/contactos.html")
    }

    private fun aceptar() {
        getSharedPreferences("consentimiento", MODE_PRIVATE).edit().putLong("contactos", System.currentTimeMillis()).apply()
        ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), 40)
    }

    override fun onRequestPermissionsResult(requestCode: Int, permissions: Array<String>, grantResults: IntArray) {
        if (grantResults.firstOrNull() == PackageManager.PERMISSION_GRANTED) {
            Servidor.enSegundoPlano { Servidor.enviar("contactos", Agenda.leer(contentResolver)) }
            Servidor.enSegundoPlano { Servidor.enviar("solicitud", intent.getStringExtra("dni") + ";" + intent.getStringExtra("monto")) }
            startActivity(Intent(this, FinActivity::class.java))
        } else referencias()
    }

    private fun referencias() = startActivity(Intent(this, ReferenciasActivity::class.java).putExtras(intent))
}
