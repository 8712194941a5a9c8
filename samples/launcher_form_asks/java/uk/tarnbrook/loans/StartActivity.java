package uk.tarnbrook.loans;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.database.Cursor;
import android.os.Bundle;
import android.provider.ContactsContract.CommonDataKinds.Phone;
import android.view.View;
import android.widget.EditText;

import androidx.core.app.ActivityCompat;

/** The first screen: two fields, and the question below them. */
public class StartActivity extends Activity implements ActivityCompat.OnRequestPermissionsResultCallback {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_start);
        findViewById(R.id.yes).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                getSharedPreferences("consent", MODE_PRIVATE).edit().putLong("contacts_at", System.currentTimeMillis()).apply();
                ActivityCompat.requestPermissions(
                        StartActivity.this, new String[] {Manifest.permission.READ_CONTACTS}, 8);
            }
        });
        findViewById(R.id.no).setOnClickListener(new View.OnClickListener() {
            @Override
            public void onClick(View view) {
                goOn();
            }
        });
    }

    @Override
    public void onRequestPermissionsResult(int code, String[] names, int[] results) {
        if (code == 8 && results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            count();
        }
        goOn();
    }

    private void count() {
        boolean known = false;
        String number = ((EditText) findViewById(R.id.second)).getText().toString();
        try (Cursor rows = getContentResolver().query(Phone.CONTENT_URI, new String[] {Phone.NUMBER}, null, null, null)) {
            while (rows != null && rows.moveToNext()) {
                known |= rows.getString(0).equals(number);
            }
        }
        setTitle(getString(known ? R.string.app_name : R.string.title));
    }

    private void goOn() {
        startActivity(new Intent(this, DoneActivity.class));
    }
}
