package com.brightfern.credit.consent

import android.content.Context
import android.content.SharedPreferences

import kotlin.properties.ReadWriteProperty
import kotlin.reflect.KProperty

/** A flag that is kept in the preferences under its own name. */
class Kept(private val kept: SharedPreferences, private val otherwise: Boolean = false) :
    ReadWriteProperty<Any, Boolean> {
    override fun getValue(thisRef: Any, property: KProperty<*>): Boolean =
        kept.getBoolean(property.name, otherwise)

    override fun setValue(thisRef: Any, property: KProperty<*>, value: Boolean) {
        kept.edit().putBoolean(property.name, value).apply()
    }
}

/** Remembers whether the borrower agreed, and whether they opened the form before. */
class ConsentStore(context: Context) {
    private val kept = context.getSharedPreferences("consent", Context.MODE_PRIVATE)

    var isAgreed: Boolean by Kept(kept)
    var wasHere: Boolean by Kept(kept)
}
