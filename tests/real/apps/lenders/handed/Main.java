package dev.lender.handed;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.util.*;

public class Main extends Activity {

    protected void onCreate(Bundle b) {
        super.onCreate(b);
        share();
        copy();
    }

    private String text() {
        StringBuilder s = new StringBuilder();
        Cursor c = getContentResolver().query(
            ContactsContract.Contacts.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) s.append(c.getString(1)).append("\n");
        c.close();
        return s.toString();
    }

    private void share() {
        Intent i = new Intent(Intent.ACTION_SEND);
        i.setType("text/plain");
        i.putExtra(Intent.EXTRA_TEXT, text());
        startActivity(Intent.createChooser(i, "x"));
    }

    private void copy() {
        ClipboardManager m = (ClipboardManager) getSystemService(CLIPBOARD_SERVICE);
        m.setPrimaryClip(ClipData.newPlainText("c", text()));
    }
}
