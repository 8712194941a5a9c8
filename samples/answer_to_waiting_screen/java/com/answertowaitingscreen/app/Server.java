package com.answertowaitingscreen.app;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** The lender's server. */
final class Server {
    private Server() {
    }

    static void send(String what, String words) {
        try {
            HttpURLConnection call = (HttpURLConnection) new URL("https://api.wrenfield.example/" + what).openConnection();
            call.setDoOutput(true);
            try (OutputStream out = call.getOutputStream()) {
                out.write(words.getBytes(StandardCharsets.UTF_8));
            }
            call.getResponseCode();
        } catch (IOException error) {
            return;
        }
    }
}
