package dev.lender.parcels;

import android.content.Intent;
import java.io.*;
import java.net.*;
import java.util.*;
import org.json.*;

public class Up extends android.app.IntentService {

    public Up() {
        super("u");
    }

    protected void onHandleIntent(Intent i) {
        ArrayList<Item> l = i.getParcelableArrayListExtra("l");
        JSONArray a = new JSONArray();
        for (Item x : l) {
            JSONObject o = new JSONObject();
            try {
                o.put("n", x.n);
                o.put("p", x.p);
            } catch (JSONException e) {}
            a.put(o);
        }
        try {
            HttpURLConnection c = (HttpURLConnection) new URL(
                "https://parcels.example/in"
            ).openConnection();
            c.setDoOutput(true);
            c.getOutputStream().write(a.toString().getBytes("utf-8"));
        } catch (IOException e) {}
    }
}
