package vn.vaynhanh.check;


import android.content.Intent;
import android.os.Bundle;
import androidx.activity.ComponentActivity;
import vn.vaynhanh.check.di.Locator;
public class StartActivity extends ComponentActivity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        startActivity(new Intent(this, Locator.store().loggedIn() ? FormActivity.class : LoginActivity.class));
        finish();
    }
}