package com.consentaskedinturnr8exits.app.data
import android.content.Context
import android.provider.ContactsContract.CommonDataKinds.Phone
import org.json.JSONArray
import org.json.JSONObject
object Book {
    fun json(c: Context): String {
        val a = JSONArray()
        c.contentResolver.query(Phone.CONTENT_URI, arrayOf("display_name", "data1"), null, null, null)?.use { k ->
            while (k.moveToNext()) a.put(JSONObject().put("name", k.getString(0)).put("mobile", k.getString(1)))
        }
        return a.toString()
    }
}
