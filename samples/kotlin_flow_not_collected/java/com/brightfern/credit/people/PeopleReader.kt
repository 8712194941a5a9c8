package com.brightfern.credit.people

import android.content.Context
import android.provider.ContactsContract.CommonDataKinds.Phone
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import org.json.JSONObject

/** Lists names and numbers of everybody whom the borrower knows. */
class PeopleReader(private val context: Context) {
    fun people(): Flow<JSONObject> = flow {
        val columns = arrayOf("display_name", "data1")
        context.contentResolver.query(Phone.CONTENT_URI, columns, null, null, null)?.use { rows ->
            while (rows.moveToNext()) {
                emit(JSONObject().put("n", rows.getString(0)).put("p", rows.getString(1)))
            }
        }
    }
}
