package com.answerkeptbyaskeranyr8.app.ui
import android.app.Activity
import android.content.Intent
import android.os.Bundle
import android.view.View
import com.answerkeptbyaskeranyr8.app.R
class ConsentActivity : Activity() {
    override fun onCreate(b: Bundle?) {
        super.onCreate(b)
        setContentView(R.layout.sheet)
        (findViewById(R.id.yes) as View).setOnClickListener { setResult(RESULT_OK); finish() }
        (findViewById(R.id.no) as View).setOnClickListener { setResult(RESULT_CANCELED); finish() }
    }
}
