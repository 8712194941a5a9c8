package io.dcloud.js.contacts;

import android.Manifest;
import android.app.Activity;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import io.dcloud.common.DHInterface.IModule;
import io.dcloud.common.DHInterface.IWebview;
import io.dcloud.common.util.JSUtil;

import org.json.JSONArray;

/** Small stand-in for the host's module of this name. */
public class ContactsFeatureImpl implements IModule {
    private static final int ASKED = 9;

    @Override
    public String execute(IWebview page, String action, String[] given) {
        if ("getAddressBook".equals(action)) {
            page.getActivity().requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
            new Thread(() -> JSUtil.execCallback(
                    page, given[0], everybody(page.getActivity()).toString(), JSUtil.OK, false)).start();
        }
        return "";
    }

    private static JSONArray everybody(Activity activity) {
        JSONArray people = new JSONArray();
        Cursor rows = activity.getContentResolver()
                .query(Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(0));
            people.put(rows.getString(1));
        }
        return people;
    }
}
