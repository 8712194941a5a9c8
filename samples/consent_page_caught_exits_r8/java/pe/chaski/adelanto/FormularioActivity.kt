package pe.chaski.adelanto

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import android.view.View
import android.widget.EditText

class FormularioActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.formulario)
        (findViewById(R.id.seguir) as View).setOnClickListener {
            startActivity(Intent(this, ConsentimientoActivity::class.java)
                .putExtra("nombre", (findViewById(R.id.nombre) as EditText).text.toString())
                .putExtra("dni", (findViewById(R.id.dni) as EditText).text.toString())
                .putExtra("monto", (findViewById(R.id.monto) as EditText).text.toString()))
        }
    }
}
