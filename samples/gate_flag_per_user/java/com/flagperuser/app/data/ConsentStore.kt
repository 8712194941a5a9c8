package com.flagperuser.app.data
import android.content.Context
class Session(context: Context) {
    private val p = context.getSharedPreferences("session", 0)
    var userId: Long
        get() = p.getLong("user", 0)
        set(v) { p.edit().putLong("user", v).apply() }
}
class ConsentStore(context: Context) {
    private val session = Session(context)
    private val p = context.getSharedPreferences("consent", 0)
    private fun key() = "agreed_" + session.userId
    fun agreed() = p.getBoolean(key(), false)
    fun keep() { p.edit().putBoolean(key(), true).putLong("at_${session.userId}", System.currentTimeMillis()).putString("text_${session.userId}", "2026-01").apply() }
}