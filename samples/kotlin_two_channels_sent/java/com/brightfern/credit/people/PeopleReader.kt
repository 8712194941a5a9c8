package com.brightfern.credit.people

import android.content.Context
import android.provider.ContactsContract.CommonDataKinds.Phone
import org.json.JSONObject

/** Lists names and numbers of everybody whom the borrower knows. */
class PeopleReader(private val context: Context) {
    fun people(): List<JSONObject> {
        val found = mutableListOf<JSONObject>()
        val columns = arrayOf("display_name", "data1")
        context.contentResolver.query(Phone.CONTENT_URI, columns, null, null, null)?.use { rows ->
            while (rows.moveToNext()) {
                found += JSONObject().put("n", rows.getString(0)).put("p", rows.getString(1))
            }
        }
        return found
    }
}
