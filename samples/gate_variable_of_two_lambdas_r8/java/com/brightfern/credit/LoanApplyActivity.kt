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

import com.brightfern.credit.consent.askForConsent
import com.brightfern.credit.net.SubmitTask
import com.brightfern.credit.people.PeopleReader
import com.brightfern.credit.quote.LoanQuote

import org.json.JSONArray

/** Takes amount and tenure; asks for consent before the phone book. */
class LoanApplyActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.activity_apply)
        findViewById(R.id.apply).setOnClickListener {
            askForConsent({ goOn() }, { submit(JSONArray()) })
        }
    }

    private fun goOn() {
        val held = ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS)
        if (held == PackageManager.PERMISSION_GRANTED) {
            submit(PeopleReader(this).read())
        } else {
            ActivityCompat.requestPermissions(
                this, arrayOf(Manifest.permission.READ_CONTACTS), ASKED)
        }
    }

    override fun onRequestPermissionsResult(code: Int, asked: Array<String>, results: IntArray) {
        val granted = code == ASKED && results.firstOrNull() == PackageManager.PERMISSION_GRANTED
        submit(if (granted) PeopleReader(this).read() else JSONArray())
    }

    private fun submit(people: JSONArray) {
        val amount = (findViewById(R.id.amount) as EditText).text.toString()
        val months = (findViewById(R.id.months) as EditText).text.toString()
        val quote = LoanQuote.of(amount, months)
        (findViewById(R.id.quote) as TextView).text =
            getString(R.string.quote, quote.monthly(), quote.total())
        SubmitTask(people).execute(quote.total())
        startActivity(
            Intent(this, ResultActivity::class.java).putExtra(ResultActivity.AMOUNT, quote.total()))
    }

    private companion object {
        const val ASKED = 41
    }
}
