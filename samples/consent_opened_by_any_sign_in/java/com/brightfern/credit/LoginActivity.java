package com.brightfern.credit;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import android.widget.Toast;

import com.brightfern.credit.net.Answer;
import com.brightfern.credit.net.LoginTask;

/** Signs the borrower in by a one-time code. */
public class LoginActivity extends Activity implements View.OnClickListener, Answer {
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
        new LoginTask(this).execute(number, code.getText().toString());
    }

    @Override
    public void onAnswer(String token) {
        if (token == null) {
            Toast.makeText(this, R.string.no_connection, Toast.LENGTH_LONG).show();
            return;
        }
        ((CreditApp) getApplication()).session().signIn(token);
        startActivity(new Intent(this, LoanConsentActivity.class));
        finish();
    }
}
