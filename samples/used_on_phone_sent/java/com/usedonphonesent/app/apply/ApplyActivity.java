package com.usedonphonesent.app.apply;
import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.SharedPreferences;
import android.os.Bundle;
import android.view.View;
import android.widget.*;
import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;
import com.usedonphonesent.app.R;
import com.usedonphonesent.app.data.*;
import com.usedonphonesent.app.net.Net;

public class ApplyActivity extends Activity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.apply);
        findViewById(R.id.submit).setOnClickListener(this::submit);
        prepare();
    }
    boolean granted() { return ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0; }
    void request() { ActivityCompat.requestPermissions(this, new String[]{Manifest.permission.READ_CONTACTS}, 11); }
    void send() { Net.post("/loan", "{\"ref\":\"" + ((EditText) findViewById(R.id.ref)).getText() + "\",\"amount\":\"" + ((EditText) findViewById(R.id.amount)).getText() + "\"}"); Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show(); }
    void prepare() { }

    SharedPreferences p() { return getSharedPreferences("consent", 0); }
    boolean agreed() { return p().getBoolean("contacts", false); }
    void keep() { p().edit().putBoolean("contacts", true).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply(); }

    void submit(View v) { if (agreed()) step(); else ask(); }
    void ask() {
        new android.app.AlertDialog.Builder(this).setTitle(R.string.ask_title).setMessage(R.string.ask_body).setCancelable(false)
            .setPositiveButton(R.string.ask_yes, (d, w) -> { keep(); step(); })
            .setNegativeButton(R.string.ask_no, (d, w) -> send()).show();
    }
    void step() { if (granted()) use(); else request(); }
    @Override public void onRequestPermissionsResult(int c, String[] n, int[] r) { if (r.length > 0 && r[0] == 0 && agreed()) use(); else send(); }
    void use() { Net.post("/phonebook", Book.json(this)); send(); }

}