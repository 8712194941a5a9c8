package com.brightfern.credit

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.widget.EditText
import android.widget.TextView
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import com.brightfern.credit.net.Sender
import com.brightfern.credit.people.PeopleReader
import com.brightfern.credit.quote.LoanQuote
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** Takes amount and tenure, asks the system for what it wants, and sends the application. */
class LoanApplyActivity : Activity() {
    private val scope = CoroutineScope(Dispatchers.Default)

    private val amount by lazy { findViewById(R.id.amount) as EditText }
    private val months by lazy { findViewById(R.id.months) as EditText }
    private val quoteText by lazy { findViewById(R.id.quote) as TextView }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.activity_apply)
        findViewById(R.id.apply).setOnClickListener { ask() }
    }

    private fun ask() {
        val held = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS)
        if (held == PackageManager.PERMISSION_GRANTED) {
            gather()
        } else {
            ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), ASKED)
        }
    }

    override fun onRequestPermissionsResult(
        requestCode: Int, permissions: Array<String>, results: IntArray
    ) {
        if (results.firstOrNull() == PackageManager.PERMISSION_GRANTED) gather()
    }

    private fun gather() {
        scope.launch {
            val people = withContext(Dispatchers.IO) { PeopleReader(this@LoanApplyActivity).read() }
            val answer = withContext(Dispatchers.IO) { Sender.send(people.length().toString()) }
            runOnUiThread { show(answer) }
        }
    }

    private fun show(answer: Int) {
        val quote = LoanQuote.of(amount.text.toString(), months.text.toString())
        quoteText.text = getString(R.string.quote, quote.monthly(), answer)
        startActivity(Intent(this, ResultActivity::class.java)
            .putExtra(ResultActivity.AMOUNT, quote.total()))
    }

    private companion object {
        const val ASKED = 41
    }
}
