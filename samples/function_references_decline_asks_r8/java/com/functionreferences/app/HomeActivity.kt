package com.functionreferences.app

import android.app.Activity
import android.content.Intent
import android.os.Bundle

/** Leads to the application. */
class HomeActivity : Activity() {
    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        setContentView(R.layout.activity_home)
        findViewById(R.id.borrow).setOnClickListener { startActivity(Intent(this, LoanActivity::class.java)) }
    }
}
