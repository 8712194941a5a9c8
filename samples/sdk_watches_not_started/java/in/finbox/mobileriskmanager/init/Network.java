package in.finbox.mobileriskmanager.init;

import android.content.ContentResolver;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

/** Invented: how many people the borrower knows. */
final class Network {
    private static int known;

    private Network() {
    }

    static void count(ContentResolver resolver) {
        Cursor rows = resolver.query(
                Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            known += (rows.getString(0) + rows.getString(1)).hashCode();
        }
    }
}
