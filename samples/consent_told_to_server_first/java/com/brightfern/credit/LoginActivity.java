package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.Toast;

import com.brightfern.credit.net.Calls;

import org.json.JSONException;
import org.json.JSONObject;

/** Signs the borrower in by a one-time code. */
public class LoginActivity extends Activity implements View.OnClickListener {
    private EditText phone;
    private EditText code;

    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        setContentView(R.layout.activity_login);
        phone = (EditText) findViewById(R.id.phone);
        code = (EditText) findViewById(R.id.code);
        findViewById(R.id.sign_in).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        String number = phone.getText().toString().trim();
        if (number.length() < 8) {
            Toast.makeText(this, R.string.login_number_short, Toast.LENGTH_SHORT).show();
            return;
        }
        JSONObject body = new JSONObject();
        try {
            body.put("mobile", number);
            body.put("otp", code.getText().toString());
        } catch (JSONException error) {
            return;
        }
        Calls.post("/session", body, text -> runOnUiThread(() -> onAnswer(text)));
    }

    private void onAnswer(String token) {
        if (token == null) {
            Toast.makeText(this, R.string.no_connection, Toast.LENGTH_LONG).show();
            return;
        }
        ((CreditApp) getApplication()).session().signIn(token);
        startActivity(new Intent(this, LoanApplyActivity.class));
        finish();
    }
}
