package com.consentaskedinturnr8exits.app.ui
import android.app.Activity
import android.content.Intent
import android.os.Bundle
import android.view.View
import com.consentaskedinturnr8exits.app.R
class HomeActivity : Activity() {
    override fun onCreate(b: Bundle?) {
        super.onCreate(b)
        setContentView(R.layout.home)
        (findViewById(R.id.go) as View).setOnClickListener { startActivity(Intent(this, ApplyActivity::class.java)) }
    }
}
