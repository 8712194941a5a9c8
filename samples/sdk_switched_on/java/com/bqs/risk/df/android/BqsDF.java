package com.bqs.risk.df.android;

import android.content.Context;

import com.bqs.risk.df.android.contact.SdkContactTools;

import org.json.JSONArray;

/** Small stand-in for the vendor's entry: takes what the app asks it to. */
public final class BqsDF {
    private static Context context;
    private static JSONArray taken = new JSONArray();

    private BqsDF() {}

    public static void initialize(Context given) {
        context = given.getApplicationContext();
    }

    public static void commitContactsAndCallRecords(boolean contacts, boolean calls) {
        if (contacts) {
            taken = new SdkContactTools(context).read();
        }
    }

    public static JSONArray taken() {
        return taken;
    }
}
