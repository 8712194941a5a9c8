package com.oakvale.dialogtoself;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** The lender's server. */
final class Server {
    private Server() {
    }

    /** Sends a body on a thread of its own. */
    static void send(final String path, final String body) {
        new Thread(new Runnable() {
            @Override
            public void run() {
                post(path, body);
            }
        }).start();
    }

    private static void post(String path, String body) {
        try {
            URL url = new URL("https://api.oakvale.example" + path);
            HttpURLConnection line = (HttpURLConnection) url.openConnection();
            line.setRequestMethod("POST");
            line.setDoOutput(true);
            OutputStream out = line.getOutputStream();
            out.write(body.getBytes(StandardCharsets.UTF_8));
            out.close();
            line.getResponseCode();
            line.disconnect();
        } catch (IOException fault) {
            return;
        }
    }
}
