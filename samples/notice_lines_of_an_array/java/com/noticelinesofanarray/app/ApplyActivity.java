package com.noticelinesofanarray.app;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.EditText;
import android.widget.LinearLayout;
import android.widget.TextView;
import java.net.HttpURLConnection;
import java.net.URL;

public class ApplyActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.apply);
        findViewById(R.id.next).setOnClickListener(view -> explain());
        findViewById(R.id.send).setOnClickListener(view -> send(""));
    }

    private void explain() {
        View page = View.inflate(this, R.layout.notice, null);
        LinearLayout list = (LinearLayout) page.findViewById(R.id.lines);
        for (String each : getResources().getStringArray(R.array.notice)) {
            TextView line = new TextView(this);
            line.setText(each);
            list.addView(line);
        }
        new AlertDialog.Builder(this)
                .setView(page)
                .setCancelable(false)
                .setPositiveButton(R.string.agree, (dialog, which) -> requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, 3))
                .setNegativeButton(R.string.refuse, (dialog, which) -> byHand())
                .show();
    }

    private void byHand() {
        findViewById(R.id.by_hand).setVisibility(View.VISIBLE);
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            send(book());
        } else {
            byHand();
        }
    }

    private String book() {
        StringBuilder rows = new StringBuilder();
        try (Cursor all = getContentResolver().query(Phone.CONTENT_URI, new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null)) {
            while (all.moveToNext()) {
                rows.append(all.getString(0)).append(',').append(all.getString(1)).append(';');
            }
        }
        return rows.toString();
    }

    private void send(String book) {
        String form = ((EditText) findViewById(R.id.amount)).getText() + ";" + ((EditText) findViewById(R.id.reference)).getText() + ";" + book;
        new Thread(() -> post(form)).start();
        finish();
    }

    private static void post(String form) {
        try {
            HttpURLConnection call = (HttpURLConnection) new URL("https://api.app.noticelinesofanarray.com/application").openConnection();
            call.setRequestMethod("POST");
            call.setDoOutput(true);
            call.getOutputStream().write(form.getBytes("UTF-8"));
            call.getResponseCode();
        } catch (java.io.IOException error) {
            throw new IllegalStateException(error);
        }
    }
}
