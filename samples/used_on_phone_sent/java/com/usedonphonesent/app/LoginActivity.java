package com.usedonphonesent.app;


import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.widget.EditText;
import com.usedonphonesent.app.net.Net;
public class LoginActivity extends Activity {
    @Override protected void onCreate(Bundle b) {
        super.onCreate(b);
        setContentView(R.layout.login);
        EditText phone = (EditText) findViewById(R.id.phone);
        EditText otp = (EditText) findViewById(R.id.otp);
        findViewById(R.id.login).setOnClickListener(v -> {
            Net.post("/login", "{\"p\":\"" + phone.getText() + "\",\"o\":\"" + otp.getText() + "\"}");
            getSharedPreferences("session", 0).edit().putString("token", "1").apply();
            startActivity(new Intent(this, com.usedonphonesent.app.apply.ApplyActivity.class));
            finish();
        });
    }
}