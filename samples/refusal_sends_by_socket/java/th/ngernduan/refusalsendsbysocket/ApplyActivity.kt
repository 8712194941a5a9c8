package th.ngernduan.refusalsendsbysocket

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import android.view.View
import android.widget.EditText
class ApplyActivity : Activity() {
    override fun onCreate(b: Bundle?) { super.onCreate(b); setContentView(R.layout.a_apply); (findViewById(R.id.go) as View).setOnClickListener { onGo() } }
    private fun t(id: Int) = (findViewById(id) as EditText).text.toString()
    private fun onGo() = startActivity(Intent(this, ConsentActivity::class.java).putExtra("name", t(R.id.name)).putExtra("id", t(R.id.idc)))
}
