package dev.lender.shown;

import android.app.*;
import android.content.*;
import android.database.Cursor;
import android.os.*;
import android.provider.ContactsContract;
import java.io.*;
import java.net.*;
import java.util.*;
import org.json.*;

class Api {

    static void send(JSONObject o) {
        try {
            HttpURLConnection c = (HttpURLConnection) new URL(
                "https://shown.example/v1"
            ).openConnection();
            c.setDoOutput(true);
            c.getOutputStream().write(o.toString().getBytes());
        } catch (IOException e) {}
    }
}

class Model {

    final List<String> people = new ArrayList<>();
    final JSONObject loan = new JSONObject();
    int amount;
}

public class Main extends Activity {

    private final Model m = new Model();

    protected void onResume() {
        super.onResume();
        Cursor c = getContentResolver().query(
            ContactsContract.Contacts.CONTENT_URI,
            null,
            null,
            null,
            null
        );
        while (c.moveToNext()) m.people.add(c.getString(1));
        c.close();
        m.amount = 5000;
        try {
            m.loan.put("amount", m.amount);
            m.loan.put("size", m.people.size());
        } catch (JSONException e) {}
        android.widget.ListView v = new android.widget.ListView(this);
        v.setAdapter(new android.widget.ArrayAdapter<String>(this, 17367043, m.people));
        setContentView(v);
        new Thread() {
            public void run() {
                Api.send(m.loan);
            }
        }.start();
    }
}
