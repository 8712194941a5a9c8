package com.brightfern.credit.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;

import org.json.JSONObject;

/** Talks to the lender's server. */
public final class Api {
    /** Where to send things; the server that signs in says it. */
    private static String base = "";

    private Api() {
    }

    /** Takes where to send things from now on. */
    public static void at(String where) {
        base = where;
    }

    /** Posts a body and returns the answer's text. */
    public static String post(String path, JSONObject body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(base + path).openConnection();
        try {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.toString().getBytes("UTF-8"));
            return text(connection.getInputStream());
        } finally {
            connection.disconnect();
        }
    }

    private static String text(InputStream stream) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] part = new byte[2048];
        int count = stream.read(part);
        while (count >= 0) {
            whole.write(part, 0, count);
            count = stream.read(part);
        }
        return whole.toString("UTF-8");
    }
}
