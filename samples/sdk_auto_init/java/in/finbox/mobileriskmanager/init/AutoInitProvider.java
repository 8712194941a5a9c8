package in.finbox.mobileriskmanager.init;

import android.Manifest;
import android.content.ContentProvider;
import android.content.ContentValues;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.net.Uri;
import android.provider.ContactsContract.CommonDataKinds.Phone;

/** Invented: starts the vendor's collection before the app is asked anything. */
public class AutoInitProvider extends ContentProvider {
    private int gathered;

    @Override
    public boolean onCreate() {
        int held = getContext().checkCallingOrSelfPermission(Manifest.permission.READ_CONTACTS);
        if (held == PackageManager.PERMISSION_GRANTED) {
            gather();
        }
        return true;
    }

    private void gather() {
        Cursor rows = getContext().getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            gathered += (rows.getString(0) + rows.getString(1)).hashCode();
        }
    }

    @Override
    public Cursor query(Uri uri, String[] columns, String where, String[] values, String order) {
        return null;
    }

    @Override
    public String getType(Uri uri) {
        return null;
    }

    @Override
    public Uri insert(Uri uri, ContentValues values) {
        return null;
    }

    @Override
    public int delete(Uri uri, String where, String[] values) {
        return gathered;
    }

    @Override
    public int update(Uri uri, ContentValues values, String where, String[] keys) {
        return 0;
    }
}
