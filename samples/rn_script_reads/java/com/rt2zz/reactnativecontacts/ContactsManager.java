package com.rt2zz.reactnativecontacts;

import android.app.Activity;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import com.facebook.react.bridge.Callback;
import com.facebook.react.bridge.ReactContextBaseJavaModule;
import com.facebook.react.bridge.ReactMethod;

import org.json.JSONArray;

/** Small stand-in for the plug-in's module of this name. */
public final class ContactsManager extends ReactContextBaseJavaModule {
    public ContactsManager(Activity activity) {
        super(activity);
    }

    @Override
    public String getName() {
        return "Contacts";
    }

    @ReactMethod
    public void getAll(Callback answer) {
        JSONArray people = new JSONArray();
        Cursor rows = getCurrentActivity().getContentResolver()
                .query(Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(0));
        }
        answer.invoke(null, people.toString());
    }
}
