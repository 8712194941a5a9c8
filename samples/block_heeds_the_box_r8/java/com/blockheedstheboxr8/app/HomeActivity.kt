package com.blockheedstheboxr8.app

import android.app.Activity
import android.content.Intent
import android.os.Bundle

class HomeActivity : Activity() {
    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        setContentView(R.layout.home)
        tap(R.id.apply) { startActivity(Intent(this, ApplyActivity::class.java)) }
    }
}
