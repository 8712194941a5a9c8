package com.readonscreen.app;

import android.app.Activity;
import android.os.Bundle;
import android.widget.EditText;
import android.widget.Toast;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** The application for a loan. */
public class HomeActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.home);
        findViewById(R.id.next).setOnClickListener(view ->
                send(((EditText) findViewById(R.id.sum)).getText().toString()));
    }

    private void send(String sum) {
        new Thread(() -> post(sum)).start();
        Toast.makeText(this, R.string.sent, Toast.LENGTH_LONG).show();
    }

    private static void post(String sum) {
        try {
            HttpURLConnection line = (HttpURLConnection)
                    new URL("https://api.maplefieldcredit.example/v1/loan").openConnection();
            line.setDoOutput(true);
            line.getOutputStream().write(sum.getBytes(StandardCharsets.UTF_8));
            line.getResponseCode();
        } catch (IOException fault) {
            return;
        }
    }
}
