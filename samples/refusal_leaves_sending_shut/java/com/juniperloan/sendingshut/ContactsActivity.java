package com.juniperloan.sendingshut;

import android.app.Activity;
import android.os.Bundle;

public class ContactsActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.contacts);
        findViewById(R.id.yes).setOnClickListener(view -> answer(RESULT_OK));
        findViewById(R.id.no).setOnClickListener(view -> answer(RESULT_CANCELED));
    }

    private void answer(int code) {
        setResult(code);
        finish();
    }
}
