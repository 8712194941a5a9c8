package vn.vaynhanh.check;


import android.content.Intent;
import android.os.Bundle;
import android.widget.EditText;
import androidx.activity.ComponentActivity;
import vn.vaynhanh.check.di.Locator;
public class LoginActivity extends ComponentActivity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.screen_login);
        findViewById(R.id.login).setOnClickListener(v -> {
            String phone = ((EditText) findViewById(R.id.phone)).getText().toString();
            Locator.loans().login(phone, ((EditText) findViewById(R.id.otp)).getText().toString());
            Locator.store().session(phone);
            startActivity(new Intent(this, FormActivity.class));
            finish();
        });
    }
}