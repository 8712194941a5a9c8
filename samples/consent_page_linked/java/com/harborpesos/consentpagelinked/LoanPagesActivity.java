package com.harborpesos.consentpagelinked;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.webkit.JavascriptInterface;
import android.webkit.WebView;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

import org.json.JSONArray;

/** The whole lender in pages of the package; what they cannot do themselves they ask the bridge for. */
public class LoanPagesActivity extends Activity {
    private static final String START = "file:///android_asset/pages/start.html";
    private static final int ASKED = 12;

    private WebView pages;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        pages = new WebView(this);
        pages.getSettings().setJavaScriptEnabled(true);
        pages.addJavascriptInterface(new Bridge(), "Lender");
        setContentView(pages);
        pages.loadUrl(START);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (code == ASKED && results.length > 0
                && results[0] == PackageManager.PERMISSION_GRANTED) {
            send("numbers", numbers().toString());
        }
        pages.loadUrl(START);
    }

    private JSONArray numbers() {
        JSONArray all = new JSONArray();
        Cursor rows = getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        if (rows == null) {
            return all;
        }
        while (rows.moveToNext()) {
            all.put(rows.getString(0));
        }
        rows.close();
        return all;
    }

    private static void send(final String what, final String body) {
        new Thread(new Runnable() {
            @Override
            public void run() {
                post(what, body);
            }
        }).start();
    }

    private static void post(String what, String body) {
        try {
            URL url = new URL("https://api.harborpesos.example/" + what);
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

    /** What pages may call. */
    private final class Bridge {
        @JavascriptInterface
        public void agree() {
            getSharedPreferences("consent", MODE_PRIVATE).edit()
                    .putString("numbers_version", "3")
                    .putLong("numbers_at", System.currentTimeMillis())
                    .apply();
            runOnUiThread(new Runnable() {
                @Override
                public void run() {
                    requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
                }
            });
        }

        @JavascriptInterface
        public void decline() {
            runOnUiThread(new Runnable() {
                @Override
                public void run() {
                    pages.loadUrl(START);
                }
            });
        }

        @JavascriptInterface
        public void apply(String name, String phone) {
            send("loan", name + ";" + phone);
        }
    }
}
