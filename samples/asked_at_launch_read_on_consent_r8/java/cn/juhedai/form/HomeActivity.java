package cn.juhedai.form;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;

import androidx.core.app.ActivityCompat;

/** Asks the system at once for all that the app may need. */
public class HomeActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.home);
        ActivityCompat.requestPermissions(this, new String[] {Manifest.permission.READ_CONTACTS}, 1);
    }

    /** Opens the form. */
    public void borrow(View view) {
        startActivity(new Intent(this, BorrowActivity.class));
    }
}
