package th.ngernduan.refusalonlyreports


import android.app.Activity
import android.os.Bundle
import android.view.View
class ConsentActivity : Activity() {
    override fun onCreate(b: Bundle?) {
        super.onCreate(b); setContentView(R.layout.a_consent)
        (findViewById(R.id.yes) as View).setOnClickListener { getSharedPreferences("nd", 0).edit().putLong("contacts_consent_at", System.currentTimeMillis()).apply(); setResult(RESULT_OK); finish() }
        (findViewById(R.id.no) as View).setOnClickListener { finish() }
    }
}