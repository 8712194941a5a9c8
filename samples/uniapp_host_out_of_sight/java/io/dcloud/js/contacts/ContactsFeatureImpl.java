package io.dcloud.js.contacts;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** The host's module of contacts: what it returns the native engine hands to the script. */
public class ContactsFeatureImpl {
    public String execute(Context context, String action) throws JSONException {
        JSONArray all = new JSONArray();
        Cursor rows = context.getContentResolver().query(Phone.CONTENT_URI, null, null, null, null);
        while (rows.moveToNext()) {
            all.put(new JSONObject()
                    .put("name", rows.getString(rows.getColumnIndex(Phone.DISPLAY_NAME)))
                    .put("number", rows.getString(rows.getColumnIndex(Phone.NUMBER))));
        }
        rows.close();
        return all.toString();
    }
}
