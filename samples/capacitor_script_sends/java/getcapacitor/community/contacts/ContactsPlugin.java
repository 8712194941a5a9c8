package getcapacitor.community.contacts;

import android.Manifest;
import android.database.Cursor;
import android.provider.ContactsContract;

import com.getcapacitor.JSObject;
import com.getcapacitor.Plugin;
import com.getcapacitor.PluginCall;
import com.getcapacitor.PluginMethod;

import org.json.JSONArray;

/** Small stand-in for the plug-in's class of this name. */
public class ContactsPlugin extends Plugin {
    private static final int ASKED = 7;

    @PluginMethod
    public void getContacts(PluginCall call) {
        getActivity().requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        JSONArray people = new JSONArray();
        Cursor rows = getActivity().getContentResolver()
                .query(ContactsContract.Data.CONTENT_URI, null, null, null, null);
        while (rows != null && rows.moveToNext()) {
            people.put(rows.getString(rows.getColumnIndex(ContactsContract.Data.DATA1)));
        }
        call.resolve(new JSObject().put("contacts", people));
    }
}
