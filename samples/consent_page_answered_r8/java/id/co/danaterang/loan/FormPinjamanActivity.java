package id.co.danaterang.loan;


import android.Manifest; import android.app.Activity; import android.content.Intent; import android.content.pm.PackageManager; import android.os.*; import android.widget.*; import androidx.core.app.ActivityCompat;
public class FormPinjamanActivity extends Activity implements ActivityCompat.OnRequestPermissionsResultCallback {
  @Override protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.form);
    findViewById(R.id.opt).setOnClickListener(v -> startActivityForResult(new Intent(this, IzinKontakActivity.class), 17));
    findViewById(R.id.snd).setOnClickListener(v -> { new KirimTask("pengajuan").execute(((EditText) findViewById(R.id.inc)).getText().toString()); Toast.makeText(this, R.string.ok, Toast.LENGTH_LONG).show(); }); }
  @Override protected void onActivityResult(int q, int r, Intent d) { super.onActivityResult(q, r, d); if (q == 17 && r == RESULT_OK) ActivityCompat.requestPermissions(this, new String[] {Manifest.permission.READ_CONTACTS}, 18); }
  @Override public void onRequestPermissionsResult(int q, String[] p, int[] r) { if (q == 18 && r.length > 0 && r[0] == PackageManager.PERMISSION_GRANTED) new KontakRepository(getContentResolver()).semua(isi -> new KirimTask("kontak").execute(isi)); }
}