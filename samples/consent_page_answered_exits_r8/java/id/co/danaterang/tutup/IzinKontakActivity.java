package id.co.danaterang.tutup;


import android.app.Activity; import android.os.Bundle;
public class IzinKontakActivity extends Activity { @Override protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.izin);
  findViewById(R.id.y).setOnClickListener(v -> { getSharedPreferences("izin", MODE_PRIVATE).edit().putLong("kontak_waktu", System.currentTimeMillis()).putInt("kontak_versi", 4).apply(); setResult(RESULT_OK); finish(); });
  findViewById(R.id.n).setOnClickListener(v -> { setResult(RESULT_CANCELED); finish(); }); } }