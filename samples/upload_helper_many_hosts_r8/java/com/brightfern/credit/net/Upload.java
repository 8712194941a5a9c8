package com.brightfern.credit.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** Posts one body to one address, beside the screen. */
public final class Upload {
    private Upload() {
    }

    public static void to(final String address, final byte[] body) {
        new Thread(() -> {
            try {
                HttpURLConnection connection = (HttpURLConnection) new URL(address).openConnection();
                connection.setDoOutput(true);
                OutputStream out = connection.getOutputStream();
                out.write(body);
                out.close();
                connection.getResponseCode();
            } catch (IOException error) {
                // It is tried again with the next application.
            }
        }).start();
    }
}
