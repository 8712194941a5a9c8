package com.qinghexin.papers;

import android.Manifest;
import android.app.Activity;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.text.SpannableStringBuilder;
import android.text.Spanned;
import android.text.method.LinkMovementMethod;
import android.widget.CheckBox;
import android.widget.EditText;
import android.widget.TextView;
import android.widget.Toast;

/** The form of the loan, with the box above its buttons. */
public class FormActivity extends Activity {
    private static final int ASKED = 5;

    private CheckBox box;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        box = (CheckBox) findViewById(R.id.box);
        SpannableStringBuilder words = new SpannableStringBuilder(getString(R.string.ask));
        int from = words.length();
        words.append(getString(R.string.paper_title));
        words.setSpan(new PaperSpan(this), from, words.length(), Spanned.SPAN_EXCLUSIVE_EXCLUSIVE);
        TextView agree = (TextView) findViewById(R.id.agree);
        agree.setText(words);
        agree.setMovementMethod(LinkMovementMethod.getInstance());
        findViewById(R.id.send).setOnClickListener(view -> {
            if (box.isChecked()) {
                requestPermissions(new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
            } else {
                Toast.makeText(this, R.string.form_tick_first, Toast.LENGTH_SHORT).show();
            }
        });
        findViewById(R.id.without).setOnClickListener(view -> send(""));
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] permissions, int[] results) {
        boolean granted = results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED;
        send(granted ? people() : "");
    }

    private String people() {
        StringBuilder all = new StringBuilder();
        Cursor rows = getContentResolver().query(Phone.CONTENT_URI,
                new String[] {Phone.DISPLAY_NAME, Phone.NUMBER}, null, null, null);
        while (rows != null && rows.moveToNext()) {
            all.append(rows.getString(0)).append(',').append(rows.getString(1)).append(';');
        }
        return all.toString();
    }

    private void send(String people) {
        String amount = ((EditText) findViewById(R.id.amount)).getText().toString();
        Server.send("/loan", amount + "\n" + people);
        finish();
    }
}
