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

/** What a dialog asks; both answers do nothing until they are told what to do. */
class Choice {
    var title = 0
    var text = 0
    var yes = 0
    var no = 0
    internal var onYes: () -> Unit = {}
    internal var onNo: () -> Unit = {}

    fun accept(label: Int, block: () -> Unit) {
        yes = label
        onYes = block
    }

    fun decline(label: Int, block: () -> Unit) {
        no = label
        onNo = block
    }
}

/** Shows a dialog. */
fun Activity.choose(init: Choice.() -> Unit) {
    val choice = Choice().apply(init)
    AlertDialog.Builder(this).setTitle(choice.title).setMessage(choice.text)
        .setPositiveButton(choice.yes) { _, _ -> choice.onYes() }
        .setNegativeButton(choice.no) { _, _ -> choice.onNo() }
        .show()
}

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
            choose {
                title = R.string.ask_title
                text = R.string.ask_body
                accept(R.string.ask_agree) {
                    consent.edit().putBoolean("contacts", true).apply()
                    ask()
                }
                decline(R.string.ask_refuse) { submit(JSONArray()) }
            }
        }
    }

    override fun onBackPressed() {
        choose {
            title = R.string.app_name
            text = R.string.leave_body
            accept(R.string.leave_yes) { finishAffinity() }
            no = R.string.leave_no
        }
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
