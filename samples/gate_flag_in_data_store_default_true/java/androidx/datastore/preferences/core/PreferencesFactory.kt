@file:JvmName("PreferencesFactory")
package androidx.datastore.preferences.core
fun emptyPreferences(): Preferences = MutablePreferences(startFrozen = true)
