package com.livedataobserveddefaultt.app.data
import android.content.Context
import androidx.lifecycle.LiveData
import androidx.lifecycle.MutableLiveData
class ConsentStore(context: Context) {
    private val p = context.getSharedPreferences("consent", 0)
    private val _consented = MutableLiveData<Boolean>()
    val consented: LiveData<Boolean> = _consented
    fun load() { _consented.setValue(p.getBoolean("contacts", true)) }
    fun keep() { p.edit().putBoolean("contacts", true).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply(); _consented.setValue(true) }
}