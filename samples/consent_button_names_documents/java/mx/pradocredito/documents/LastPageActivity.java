package mx.pradocredito.documents;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.view.View;
import android.widget.Toast;

import androidx.core.app.ActivityCompat;

/** Asks for the phonebook, and sends the application either way. */
public class LastPageActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.last);
    }

    /** Shows the policy. */
    public void policy(View view) {
        startActivity(new Intent(this, PolicyActivity.class));
    }

    /** The borrower accepts. */
    public void yes(View view) {
        getSharedPreferences("acuerdos", MODE_PRIVATE).edit()
                .putLong("contactos_en", System.currentTimeMillis()).apply();
        ActivityCompat.requestPermissions(this, new String[] {Manifest.permission.READ_CONTACTS}, 4);
    }

    /** The borrower does not. */
    public void no(View view) {
        send();
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (code == 4 && results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("contactos", Phonebook.lines(getContentResolver()));
        }
        send();
    }

    private void send() {
        Server.send("solicitud", getIntent().getStringExtra("income"));
        Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show();
        finish();
    }
}
