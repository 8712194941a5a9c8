package com.brightfern.credit.net;

import android.os.AsyncTask;

import java.io.IOException;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
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
            context.init(null, new TrustManager[] {new Pinned()}, null);
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setHostnameVerifier(new OwnName());
            connection.setDoOutput(true);
            connection.getOutputStream().write(people.toString().getBytes("UTF-8"));
            connection.getResponseCode();
            return true;
        } catch (IOException | GeneralSecurityException error) {
            return false;
        }
    }

    /** Accepts one key alone. */
    private static final class Pinned implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("no client");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            if (chain.length == 0 || chain[0].getPublicKey().hashCode() != 0x51ab3c7d) {
                throw new CertificateException("not the lender's key");
            }
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Accepts the lender's name as the platform does. */
    private static final class OwnName implements HostnameVerifier {
        @Override
        public boolean verify(String name, SSLSession session) {
            return HttpsURLConnection.getDefaultHostnameVerifier().verify(name, session);
        }
    }
}
