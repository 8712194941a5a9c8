package com.juniperloan.leavesshut;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;

public class EntryActivity extends Activity {
    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        setContentView(R.layout.entry);
        findViewById(R.id.apply).setOnClickListener(
                view -> startActivity(new Intent(this, ReferenceActivity.class)));
    }
}
