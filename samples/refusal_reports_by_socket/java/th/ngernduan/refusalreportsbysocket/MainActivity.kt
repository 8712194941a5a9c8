package th.ngernduan.refusalreportsbysocket


import android.app.Activity
import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.view.View
class MainActivity : Activity() {
    override fun onCreate(b: Bundle?) {
        super.onCreate(b); setContentView(R.layout.a_main)
        (findViewById(R.id.apply) as View).setOnClickListener { startActivity(Intent(this, ApplyActivity::class.java)) }
        (findViewById(R.id.policy) as View).setOnClickListener { startActivity(Intent(Intent.ACTION_VIEW, Uri.parse("https://ngernduan.example/privacy"))) }

    }
}