package com.pageanswerignored.app;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.os.Bundle;
import android.widget.Button;

import androidx.core.app.ActivityCompat;
import androidx.core.content.ContextCompat;

/** The application: asks on a screen of its own first, and goes on with what was answered there. */
public class LoanActivity extends Activity implements ActivityCompat.OnRequestPermissionsResultCallback {
    private static final int ASKED = 1;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        Button next = new Button(this);
        next.setText(R.string.next);
        next.setOnClickListener(view -> goOn());
        setContentView(next);
    }

    private void goOn() {
        startActivityForResult(new Intent(this, ConsentActivity.class), ASKED);
    }

    @Override
    protected void onActivityResult(int requestCode, int resultCode, Intent data) {
        if (requestCode == ASKED && resultCode == RESULT_OK) {
            read();
        } else {
            startActivity(new Intent(this, ReferenceActivity.class));
        }
    }

    private void read() {
        if (ContextCompat.checkSelfPermission(this, Manifest.permission.READ_CONTACTS)
                == PackageManager.PERMISSION_GRANTED) {
            new People(this).send();
        } else {
            ActivityCompat.requestPermissions(this, new String[] {Manifest.permission.READ_CONTACTS}, 2);
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
