package com.answerbroadcast.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;

/** Asks for the phone book; tells the answer in a broadcast to the app itself, and closes. */
public class PhonebookQuestionActivity extends Activity implements View.OnClickListener {
    static final String ANSWERED = "com.answerbroadcast.app.ANSWERED";
    static final String YES = "yes";

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.question);
        findViewById(R.id.yes).setOnClickListener(this);
        findViewById(R.id.no).setOnClickListener(this);
    }

    @Override
    public void onClick(View view) {
        boolean agreed = view.getId() == R.id.yes;
        if (agreed) {
            getSharedPreferences("consent", MODE_PRIVATE).edit()
                    .putString("phonebook_version", "2026-05")
                    .putLong("phonebook_time", System.currentTimeMillis())
                    .apply();
        }
        sendBroadcast(new Intent(ANSWERED).setPackage(getPackageName()).putExtra(YES, agreed));
        finish();
    }
}
