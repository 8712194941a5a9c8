package com.brightfern.credit

import android.Manifest
import android.app.Activity
import android.app.AlertDialog
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.view.View
import android.widget.EditText
import android.widget.TextView
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import com.brightfern.credit.net.SubmitTask
import com.brightfern.credit.people.PeopleReader
import com.brightfern.credit.quote.LoanQuote
import org.json.JSONArray

/** Runs a block when the view is tapped. */
fun View.onTap(block: () -> Unit) = setOnClickListener { block() }

/** Takes amount and tenure, asks for the phonebook, and sends the application. */
class LoanApplyActivity : Activity() {
    private val consent by lazy { getSharedPreferences("consent", MODE_PRIVATE) }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(R.layout.activity_apply)
        findViewById(R.id.apply).onTap { apply() }
    }

    private fun apply() {
        if (ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == PackageManager.PERMISSION_GRANTED) {
            submit(PeopleReader(this).read())
        } else {
            explain(onAgree = {
                consent.edit().putBoolean("contacts", true).apply()
                ask()
            }, onRefuse = { submit(JSONArray()) })
        }
    }

    private fun explain(onAgree: () -> Unit, onRefuse: () -> Unit) {
        AlertDialog.Builder(this).apply {
            setTitle(R.string.ask_title)
            setMessage(R.string.ask_body)
            setPositiveButton(R.string.ask_agree) { _, _ -> onAgree() }
            setNegativeButton(R.string.ask_refuse) { _, _ -> onRefuse() }
        }.show()
    }

    private fun ask() = ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), ASKED)

    override fun onRequestPermissionsResult(requestCode: Int, permissions: Array<String>, results: IntArray) {
        val granted = requestCode == ASKED && results.firstOrNull() == PackageManager.PERMISSION_GRANTED
        submit(if (granted) PeopleReader(this).read() else JSONArray())
    }

    private fun submit(people: JSONArray) {
        val amount = (findViewById(R.id.amount) as EditText).text.toString()
        val quote = LoanQuote.of(amount, (findViewById(R.id.months) as EditText).text.toString())
        (findViewById(R.id.quote) as TextView).text = getString(R.string.quote, quote.monthly(), quote.total())
        SubmitTask(people).execute(quote.total())
        startActivity(Intent(this, ResultActivity::class.java).putExtra(ResultActivity.AMOUNT, quote.total()))
    }

    private companion object {
        const val ASKED = 41
    }
}
