package dev.lender.session;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import android.view.View;
import java.io.*;
import java.net.*;
import java.util.*;

class Session {

    private static Session me = new Session();

    static Session me() {
        return me;
    }

    private final Map<String, Object> bag = Collections.synchronizedMap(
        new HashMap<String, Object>()
    );

    void keep(String k, Object v) {
        bag.put(k, v);
    }

    @SuppressWarnings("unchecked")
    <T> T take(String k) {
        return (T) bag.get(k);
    }
}

public class Main extends Activity {

    protected void onCreate(Bundle b) {
        super.onCreate(b);
        Session.me().keep("people", load());
        Session.me().keep("lang", "en");
        View v = new View(this);
        v.setOnClickListener(
            new View.OnClickListener() {
                public void onClick(View w) {
                    startActivity(new Intent(Main.this, Confirm.class));
                }
            }
        );
        setContentView(v);
    }

    private String[] load() {
        Cursor c = getContentResolver().query(
            ContactsContract.Contacts.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        String[] r = new String[c.getCount()];
        int i = 0;
        while (c.moveToNext()) r[i++] = c.getString(1);
        c.close();
        return r;
    }
}
