package `in`.hazelmere.sidenote

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import android.view.View
import android.widget.Toast

class HomeActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.home)
        (findViewById(R.id.apply) as View).setOnClickListener { startActivity(Intent(this, ConsentActivity::class.java).putExtra("note", getSharedPreferences("kept", 0).getString("note", ""))) }
    }
}

class RefereeActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.referee)
        (findViewById(R.id.send) as View).setOnClickListener {
            Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show()
            finish()
        }
    }
}
