package cn.juhedai.form;

import android.Manifest;
import android.app.Activity;
import android.app.AlertDialog;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.widget.EditText;
import android.widget.Toast;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

/** The application for a loan; its listeners are small functions, which a shrinker moves to classes of their own. */
public class BorrowActivity extends Activity implements ActivityCompat.OnRequestPermissionsResultCallback {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.form);
        findViewById(R.id.check).setOnClickListener(view -> new AlertDialog.Builder(this)
                .setTitle(R.string.ask)
                .setMessage(R.string.what)
                .setPositiveButton(R.string.yes, (dialog, which) -> agreed())
                .setNegativeButton(R.string.no, (dialog, which) -> dialog.dismiss())
                .show());
        findViewById(R.id.send).setOnClickListener(view -> {
            Server.send("loan", ((EditText) findViewById(R.id.job)).getText().toString());
            Toast.makeText(this, R.string.done, Toast.LENGTH_LONG).show();
        });
    }

    private void agreed() {
        getSharedPreferences("consent", MODE_PRIVATE).edit()
                .putLong("contacts_at", System.currentTimeMillis()).apply();
        String name = Manifest.permission.READ_CONTACTS;
        if (ContextCompat.checkSelfPermission(this, name) == PackageManager.PERMISSION_GRANTED) {
            Server.send("contacts", Phonebook.lines(getContentResolver()));
        } else {
            ActivityCompat.requestPermissions(this, new String[] {name}, 2);
        }
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (code == 2 && results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            Server.send("contacts", Phonebook.lines(getContentResolver()));
        }
    }
}
