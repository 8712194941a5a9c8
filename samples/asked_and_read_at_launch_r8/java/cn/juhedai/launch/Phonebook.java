package cn.juhedai.launch;

import android.content.ContentResolver;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

/** The phonebook, a line for each entry. */
final class Phonebook {
    private Phonebook() {}

    static String lines(ContentResolver resolver) {
        StringBuilder all = new StringBuilder();
        Cursor rows = resolver.query(
                Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        if (rows == null) {
            return "";
        }
        while (rows.moveToNext()) {
            all.append(rows.getString(0)).append(';').append(rows.getString(1)).append('\n');
        }
        rows.close();
        return all.toString();
    }
}
