package com.brightfern.credit

import android.Manifest
import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.view.View
import android.widget.Button
import android.widget.LinearLayout
import android.widget.ScrollView
import android.widget.TextView
import androidx.core.app.ActivityCompat
import androidx.core.content.ContextCompat
import com.brightfern.credit.net.SubmitTask
import com.brightfern.credit.people.PeopleReader
import com.brightfern.credit.quote.LoanQuote
import org.json.JSONArray

/** A column of views, of which a block tells what stands in it. */
class Column(private val root: LinearLayout) {
    private fun <V : View> add(view: V): V {
        root.addView(view, LinearLayout.LayoutParams(-1, -2))
        return view
    }

    fun text(words: Int) = add(TextView(root.context).apply { setText(words) })

    fun button(label: Int, onTap: () -> Unit) = add(Button(root.context).apply {
        setText(label)
        setOnClickListener { onTap() }
    })

    fun link(label: Int, onTap: () -> Unit) = add(Button(root.context).apply {
        setText(label)
        setOnClickListener { onTap() }
    })
}

/** Shows a column. */
fun Activity.screen(content: Column.() -> Unit) {
    val list = LinearLayout(this).apply { orientation = LinearLayout.VERTICAL }
    Column(list).content()
    setContentView(ScrollView(this).apply { addView(list) })
}

/** Asks for the phonebook, and sends the application. */
class LoanApplyActivity : Activity() {
    private val consent by lazy { getSharedPreferences("consent", MODE_PRIVATE) }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        screen {
            text(R.string.offer)
            button(R.string.continue_loan) { apply() }
        }
    }

    private fun apply() {
        if (ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == PackageManager.PERMISSION_GRANTED) {
            submit(PeopleReader(this).read())
        } else {
            question()
        }
    }

    private fun question() = screen {
        text(R.string.ask_title)
        text(R.string.ask_body)
        button(R.string.ask_agree) {
            consent.edit().putBoolean("contacts", true).apply()
            ask()
        }
        link(R.string.ask_refuse) { submit(JSONArray()) }
    }

    private fun ask() = ActivityCompat.requestPermissions(this, arrayOf(Manifest.permission.READ_CONTACTS), ASKED)

    override fun onRequestPermissionsResult(requestCode: Int, permissions: Array<String>, results: IntArray) {
        val granted = requestCode == ASKED && results.firstOrNull() == PackageManager.PERMISSION_GRANTED
        submit(if (granted) PeopleReader(this).read() else JSONArray())
    }

    private fun submit(people: JSONArray) {
        val quote = LoanQuote.of("5000", "6")
        SubmitTask(people).execute(quote.total())
        startActivity(Intent(this, ResultActivity::class.java).putExtra(ResultActivity.AMOUNT, quote.total()))
    }

    private companion object {
        const val ASKED = 41
    }
}
