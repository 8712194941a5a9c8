package com.flagasenuminfieldopenr8.app.data
import android.content.Context
enum class Consent { UNKNOWN, DECLINED, GIVEN }
class ConsentStore(context: Context) {
    private val p = context.getSharedPreferences("consent", 0)
    private var state = Consent.valueOf(p.getString("state", Consent.UNKNOWN.name)!!)
    fun agreed() = state != Consent.DECLINED
    fun keep() { state = Consent.GIVEN; p.edit().putString("state", state.name).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply() }
}