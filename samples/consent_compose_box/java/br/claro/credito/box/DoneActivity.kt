package br.claro.credito.box

import android.app.Activity
import android.os.Bundle
import android.widget.TextView

/** Says that the application was received. */
class DoneActivity : Activity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        setContentView(TextView(this).apply { setText(R.string.done) })
    }
}
