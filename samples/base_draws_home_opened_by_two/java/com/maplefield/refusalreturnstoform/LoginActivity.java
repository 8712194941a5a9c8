package com.maplefield.refusalreturnstoform;

import android.widget.Button;

/** Signs in, and opens the home page once the server has answered. */
public class LoginActivity extends DrawnActivity {
    @Override
    protected void begin() {
        Button in = new Button(this);
        in.setText("Sign in");
        in.setOnClickListener(view -> Account.signIn(this, known -> {
            if (known == null) {
                return;
            }
            open(HomeActivity.class);
            finish();
        }));
        setContentView(in);
    }
}
