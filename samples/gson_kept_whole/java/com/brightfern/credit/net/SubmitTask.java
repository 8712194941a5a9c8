package com.brightfern.credit.net;

import com.google.gson.Gson;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** Sends the application on a thread of its own. */
public final class SubmitTask implements Runnable {
    private final Application application;

    public SubmitTask(Application application) {
        this.application = application;
    }

    @Override
    public void run() {
        String body = new Gson().toJson(application);
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    new URL("https://api.brightfern.example/v2/application").openConnection();
            connection.setDoOutput(true);
            OutputStream out = connection.getOutputStream();
            out.write(body.getBytes("UTF-8"));
            out.close();
            connection.getResponseCode();
        } catch (IOException error) {
            Thread.currentThread().interrupt();
        }
    }
}
