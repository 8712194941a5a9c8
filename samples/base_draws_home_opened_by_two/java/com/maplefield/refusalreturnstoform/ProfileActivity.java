package com.maplefield.refusalreturnstoform;

import android.widget.Button;

/** Signs out. */
public class ProfileActivity extends DrawnActivity {
    @Override
    protected void begin() {
        Button out = new Button(this);
        out.setText("Sign out");
        out.setOnClickListener(view -> {
            getSharedPreferences("account", MODE_PRIVATE).edit().putString("token", "").apply();
            open(LoginActivity.class);
            finish();
        });
        setContentView(out);
    }
}
