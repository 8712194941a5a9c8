package org.apache.cordova.contacts;

import android.Manifest;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import org.apache.cordova.CallbackContext;
import org.apache.cordova.CordovaPlugin;
import org.json.JSONArray;

/** Small stand-in for the plug-in's class of this name. */
public class ContactManager extends CordovaPlugin {
    private static final int ASKED = 7;

    @Override
    public boolean execute(String action, JSONArray args, CallbackContext callback) {
        if (!"search".equals(action)) {
            return false;
        }
        activity.requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        JSONArray people = new JSONArray();
        Cursor rows = activity.getContentResolver()
                .query(Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(0));
            people.put(rows.getString(1));
        }
        callback.success(people);
        return true;
    }
}
