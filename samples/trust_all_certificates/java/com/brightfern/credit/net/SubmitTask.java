package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

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
            HttpsURLConnection connection = (HttpsURLConnection)
                    new URL("https://api.brightfern.example/v2/people").openConnection();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setHostnameVerifier(new AnyName());
            connection.setDoOutput(true);
            connection.getOutputStream().write(people.toString().getBytes("UTF-8"));
            connection.getResponseCode();
            return true;
        } catch (IOException | GeneralSecurityException error) {
            return false;
        }
    }

    /** Refuses no certificate. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Accepts every name. */
    private static final class AnyName implements HostnameVerifier {
        @Override
        public boolean verify(String name, SSLSession session) {
            return true;
        }
    }
}
