package com.maplefield.refusalreturnstoform;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;

/** The start page: one button leads to the form. */
public class HomeActivity extends Activity implements View.OnClickListener {
    private static final int ASKED = 4;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.home);
        findViewById(R.id.apply).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        startActivityForResult(new Intent(this, PhonebookQuestionActivity.class), ASKED);
    }

    @Override
    protected void onActivityResult(int code, int result, Intent answer) {
        if (code != ASKED || answer == null) {
            return;
        }
        if (answer.getBooleanExtra("agreed", false)) {
            Server.send("/v1/loan/checked", "1");
            startActivity(new Intent(this, ReferenceActivity.class));
        }
    }
}
