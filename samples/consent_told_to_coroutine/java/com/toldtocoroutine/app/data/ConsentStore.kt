package com.toldtocoroutine.app.data
import android.content.Context
class ConsentStore(context: Context) {
    private val p = context.getSharedPreferences("consent", 0)
    fun keep(agreed: Boolean) { p.edit().putBoolean("contacts", agreed).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply() }
}
