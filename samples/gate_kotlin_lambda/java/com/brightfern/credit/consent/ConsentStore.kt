package com.brightfern.credit.consent

import android.content.Context
import android.content.SharedPreferences

import kotlin.properties.ReadWriteProperty
import kotlin.reflect.KProperty

/** A flag that is kept in the preferences. */
class Kept(private val kept: SharedPreferences, private val key: String) :
    ReadWriteProperty<Any, Boolean> {
    override fun getValue(thisRef: Any, property: KProperty<*>): Boolean =
        kept.getBoolean(key, false)

    override fun setValue(thisRef: Any, property: KProperty<*>, value: Boolean) {
        kept.edit().putBoolean(key, value).apply()
    }
}

/** Remembers whether the borrower agreed. */
class ConsentStore(context: Context) {
    private val kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE)

    var isAgreed: Boolean by Kept(kept, "phonebook_agreed")
}
