package th.ngernduan.refusalreportsbysocket


import android.content.Context
import android.provider.ContactsContract.CommonDataKinds.Phone
import org.json.JSONArray
import org.json.JSONObject
fun Context.phonebook(): JSONArray {
    val list = JSONArray()
    contentResolver.query(Phone.CONTENT_URI, arrayOf(Phone.DISPLAY_NAME, Phone.NUMBER), null, null, null)?.use { c ->
        generateSequence { if (c.moveToNext()) c else null }.map { it.getString(0) to it.getString(1) }.forEach { (n, p) -> list.put(JSONObject().put("n", n).put("p", p)) }
    }
    return list
}