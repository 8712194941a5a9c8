package id.co.danaterang.tutup;


import android.app.Activity; import android.content.Intent; import android.os.Bundle;
public class HomeActivity extends Activity { @Override protected void onCreate(Bundle b) { super.onCreate(b); setContentView(R.layout.home); findViewById(R.id.go).setOnClickListener(v -> startActivity(new Intent(this, FormPinjamanActivity.class))); } }