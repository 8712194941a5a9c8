package org.apache.cordova;

import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import org.apache.cordova.api.Plugin;
import org.json.JSONArray;

/** Small stand-in for the plug-in's class of this name, which came with every app of that age. */
public class ContactManager extends Plugin {
    @Override
    public String execute(String action, JSONArray args, String callbackId) {
        if (!"search".equals(action)) {
            return "";
        }
        JSONArray people = new JSONArray();
        Cursor rows = ctx.getContentResolver()
                .query(Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(0));
            people.put(rows.getString(1));
        }
        return people.toString();
    }
}
