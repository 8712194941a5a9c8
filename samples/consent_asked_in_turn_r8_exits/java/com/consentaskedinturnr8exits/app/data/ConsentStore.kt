package com.consentaskedinturnr8exits.app.data
import android.content.Context
class ConsentStore(context: Context) {
    private val p = context.getSharedPreferences("consent", 0)
    fun agreed() = p.getBoolean("contacts", false)
    fun keep() { p.edit().putBoolean("contacts", true).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply() }
}
