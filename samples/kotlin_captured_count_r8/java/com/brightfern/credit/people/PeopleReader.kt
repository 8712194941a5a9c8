package com.brightfern.credit.people

import android.content.Context
import android.provider.ContactsContract.CommonDataKinds.Phone
import org.json.JSONArray
import org.json.JSONObject

/** Lists names and numbers of everybody whom the borrower knows. */
class PeopleReader(private val context: Context) {
    fun read(): JSONArray {
        val columns = arrayOf("display_name", "data1")
        val people = JSONArray()
        context.contentResolver.query(Phone.CONTENT_URI, columns, null, null, null)?.use { rows ->
            while (rows.moveToNext()) {
                people.put(JSONObject().put("n", rows.getString(0)).put("p", rows.getString(1)))
            }
        }
        return people
    }
}
