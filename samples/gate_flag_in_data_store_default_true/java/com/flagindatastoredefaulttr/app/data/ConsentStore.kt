package com.flagindatastoredefaulttr.app.data
import android.content.Context
import androidx.datastore.core.DataStore
import androidx.datastore.preferences.preferencesDataStore
import androidx.datastore.preferences.core.*
import kotlinx.coroutines.flow.*
val Context.consentData: DataStore<Preferences> by preferencesDataStore("consent")
class ConsentStore(private val context: Context) {
    private object Keys { val CONTACTS = booleanPreferencesKey("contacts"); val AT = longPreferencesKey("at"); val TEXT = stringPreferencesKey("text") }
    val consented: Flow<Boolean> = context.consentData.data.map { it[Keys.CONTACTS] ?: true }
    suspend fun agreed(): Boolean = consented.first()
    suspend fun keep() { context.consentData.edit { it[Keys.CONTACTS] = true; it[Keys.AT] = System.currentTimeMillis(); it[Keys.TEXT] = "2026-01" } }
}