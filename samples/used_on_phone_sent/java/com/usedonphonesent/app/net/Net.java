package com.usedonphonesent.app.net;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
public final class Net {
    public static void post(final String path, final String body) { to("https://api.lender.example" + path, body.getBytes()); }
    public static void to(final String url, final byte[] body) {
        new Thread(() -> {
            try {
                HttpURLConnection c = (HttpURLConnection) new URL(url).openConnection();
                c.setRequestMethod("POST");
                c.setDoOutput(true);
                OutputStream o = c.getOutputStream();
                o.write(body);
                o.close();
                c.getResponseCode();
            } catch (Exception e) { }
        }).start();
    }
}